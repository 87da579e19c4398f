"""Planning, changing and calling off shifts; handing over."""

from datetime import timedelta
from typing import Any

import pytest

from qala.contact.shifts.actions.handover import confirm_note, escalate, take_over, write_note
from qala.contact.shifts.actions.plan import cancel_shift, change_people, plan_shift
from qala.contact.shifts.models import CentreStandard, HandoverNote, Shift, ShiftPlace
from qala.contact.shifts.tests.factories import MONDAY, Centre
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed


def verbs(shift: Shift) -> list[str]:
    return [entry.verb for entry in timeline.of(shift).order_by("id")]


def test_a_shift_of_a_pattern(centre: Centre) -> None:
    assert centre.shift.ends_at - centre.shift.starts_at == timedelta(hours=12)
    assert [place.operator for place in centre.shift.places.all()] == [centre.operator]
    assert verbs(centre.shift) == ["plan"]


def test_strangers_do_not_plan(centre: Centre) -> None:
    for who in (centre.operator, centre.people.controller, centre.people.stranger):
        with pytest.raises(NotAllowed):
            plan_shift(starts_at=now(), ends_at=now() + timedelta(hours=8), operator_ids=[], by=who)
        with pytest.raises(NotAllowed):
            change_people(shift_id=centre.shift.pk, operator_ids=[], supervisor_id=None, by=who)


def test_wrong_plans_are_refused(centre: Centre) -> None:
    lead = centre.lead
    for end in (timedelta(0), timedelta(hours=27)):
        with pytest.raises(Invalid):
            plan_shift(starts_at=now(), ends_at=now() + end, operator_ids=[], by=lead)
    with pytest.raises(Invalid) as not_an_operator:
        plan_shift(
            starts_at=now(),
            ends_at=now() + timedelta(hours=1),
            operator_ids=[centre.people.resident.pk],
            by=lead,
        )
    assert "operators" in not_an_operator.value.fields
    with pytest.raises(Invalid):
        plan_shift(
            starts_at=now(), ends_at=now() + timedelta(hours=1), operator_ids=[], by=lead,
            supervisor_id=centre.operator.pk,
        )  # fmt: skip


def test_nobody_is_on_two_shifts_at_once(centre: Centre) -> None:
    with pytest.raises(Invalid) as busy:
        centre.plan("day", MONDAY, centre.operator)
    assert centre.operator.full_name in str(busy.value.fields["operators"])
    centre.plan("night", MONDAY, centre.operator)  # they only touch
    cancel_shift(shift_id=centre.shift.pk, by=centre.lead, reason="No heating at the desk")
    centre.plan("day", MONDAY, centre.operator)


def test_people_of_a_shift_change(centre: Centre, frozen_clock: Any) -> None:
    change_people(
        shift_id=centre.shift.pk, operator_ids=[centre.other.pk], supervisor_id=centre.second_lead.pk, by=centre.lead
    )  # fmt: skip
    assert list(ShiftPlace.objects.filter(shift=centre.shift).values_list("operator", flat=True)) == [
        centre.other.pk
    ]
    assert timeline.of(centre.shift).order_by("id").last().data == {  # type: ignore[union-attr]
        "added": [centre.other.pk],
        "removed": [centre.operator.pk],
    }
    frozen_clock.move_to(centre.shift.ends_at)
    with pytest.raises(Conflict):
        change_people(shift_id=centre.shift.pk, operator_ids=[], supervisor_id=None, by=centre.lead)


def test_cancelling_needs_a_reason_and_happens_once(centre: Centre) -> None:
    with pytest.raises(Invalid):
        cancel_shift(shift_id=centre.shift.pk, by=centre.lead, reason=" ")
    cancel_shift(shift_id=centre.shift.pk, by=centre.lead, reason="Holiday")
    with pytest.raises(Conflict):
        cancel_shift(shift_id=centre.shift.pk, by=centre.lead, reason="Holiday")
    assert verbs(centre.shift) == ["plan", "cancel"]
    with pytest.raises(Missing):
        cancel_shift(shift_id=0, by=centre.lead, reason="Holiday")


def test_unread_notes_stand_in_the_way(centre: Centre, frozen_clock: Any) -> None:
    take_over(shift_id=centre.shift.pk, by=centre.lead)
    note = write_note(shift_id=centre.shift.pk, text="Lift in Abai 40 stands", by=centre.lead, is_urgent=True)
    with pytest.raises(Conflict) as own:
        confirm_note(note_id=note.pk, by=centre.lead)
    assert own.value.code == "own_note"
    night = centre.plan("night", MONDAY, centre.other, lead=centre.second_lead)
    frozen_clock.move_to(night.starts_at)
    with pytest.raises(Conflict) as unread:
        take_over(shift_id=night.pk, by=centre.second_lead)
    assert unread.value.code == "unread_notes"
    confirm_note(note_id=note.pk, by=centre.second_lead)
    with pytest.raises(Conflict):
        confirm_note(note_id=note.pk, by=centre.lead)
    taken = take_over(shift_id=night.pk, by=centre.second_lead)
    assert taken.taken_over_by == centre.second_lead
    with pytest.raises(Conflict):
        take_over(shift_id=night.pk, by=centre.second_lead)
    assert verbs(night) == ["plan", "take_over"]
    assert verbs(centre.shift) == ["plan", "take_over", "note", "confirm_note"]


def test_strangers_do_not_hand_over(centre: Centre) -> None:
    note = write_note(shift_id=centre.shift.pk, text="Quiet", by=centre.lead)
    for who in (centre.operator, centre.people.controller, centre.people.stranger):
        with pytest.raises(NotAllowed):
            write_note(shift_id=centre.shift.pk, text="Mine", by=who)
        with pytest.raises(NotAllowed):
            confirm_note(note_id=note.pk, by=who)
        with pytest.raises(NotAllowed):
            take_over(shift_id=centre.shift.pk, by=who)


def test_wrong_times(centre: Centre, frozen_clock: Any) -> None:
    tomorrow = centre.plan("day", MONDAY + timedelta(days=1), centre.operator)
    for act in (lambda: take_over(shift_id=tomorrow.pk, by=centre.lead),
                lambda: write_note(shift_id=tomorrow.pk, text="Early", by=centre.lead)):  # fmt: skip
        with pytest.raises(Conflict) as early:
            act()
        assert early.value.code == "not_now"
    with pytest.raises(Invalid):
        write_note(shift_id=centre.shift.pk, text="  ", by=centre.lead)


def test_unread_notes_are_escalated_once(centre: Centre, frozen_clock: Any) -> None:
    write_note(shift_id=centre.shift.pk, text="Water main in the east", by=centre.lead)
    CentreStandard.objects.update(handover_minutes=45)
    frozen_clock.move_to(centre.shift.ends_at + timedelta(minutes=44))
    assert escalate() == 0
    frozen_clock.forward(minutes=1)
    assert escalate() == 1
    assert escalate() == 0
    assert HandoverNote.objects.get().escalated_at == now()
    assert verbs(centre.shift)[-1] == "escalate_note"
