"""Somebody goes to another shift; a list that has changed meanwhile; a shift over midnight."""

from datetime import timedelta
from typing import Any

import pytest

from qala.contact.shifts.actions.handover import confirm_note, write_note
from qala.contact.shifts.actions.plan import change_people, move_person, people_mark, plan_shift
from qala.contact.shifts.models import OperatorState, ShiftPlace
from qala.contact.shifts.tests.factories import MONDAY, Centre
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed


def on(shift: Any) -> list[int]:
    return sorted(ShiftPlace.objects.filter(shift=shift).values_list("operator", flat=True))


def test_an_operator_is_moved_at_one_go(centre: Centre, client_for: Any) -> None:
    night = centre.plan("night", MONDAY, centre.other)
    page = client_for(centre.lead).get(f"/shifts/{centre.shift.pk}/").content.decode()
    assert f'name="to" value="{night.pk}"' in page
    words = {"operator": centre.operator.pk, "to": night.pk, "_key": "move"}
    address = f"/shifts/{centre.shift.pk}/move/"
    assert client_for(centre.operator).post(address, words).status_code == 403
    for _again in range(2):
        assert client_for(centre.lead).post(address, words)["Location"] == f"/shifts/{centre.shift.pk}/"
    assert (on(centre.shift), on(night)) == ([], sorted([centre.other.pk, centre.operator.pk]))
    for shift, name in ((centre.shift, "removed"), (night, "added")):
        assert timeline.of(shift).order_by("id").last().data[name] == [centre.operator.pk]  # type: ignore[union-attr]
    assert client_for(centre.lead).post(address, {**words, "_key": "late"}).status_code == 409


def test_wrong_moves_are_refused(centre: Centre, frozen_clock: Any) -> None:
    night, third = (
        centre.plan("night", MONDAY, centre.operator),
        centre.plan("day", MONDAY + timedelta(days=1)),
    )
    words = {"operator_id": centre.operator.pk, "by": centre.lead}
    with pytest.raises(Conflict) as twice:
        move_person(shift_id=centre.shift.pk, to_shift_id=night.pk, **words)
    assert twice.value.code == "on_it"
    busy = plan_shift(
        starts_at=third.starts_at, ends_at=third.ends_at, operator_ids=[centre.operator.pk], by=centre.lead
    )
    with pytest.raises(Invalid):
        move_person(shift_id=centre.shift.pk, to_shift_id=third.pk, **words)
    with pytest.raises(NotAllowed):
        move_person(
            shift_id=busy.pk, to_shift_id=third.pk, operator_id=centre.operator.pk, by=centre.operator
        )
    with pytest.raises(Missing):
        move_person(shift_id=centre.shift.pk, to_shift_id=0, **words)
    frozen_clock.move_to(centre.shift.ends_at)
    with pytest.raises(Conflict) as over:
        move_person(shift_id=centre.shift.pk, to_shift_id=third.pk, **words)
    assert over.value.code == "over"


def test_a_list_that_has_changed_meanwhile_is_not_written_over(centre: Centre, client_for: Any) -> None:
    client, address = client_for(centre.lead), f"/shifts/{centre.shift.pk}/people/"
    seen = client.get(address).context["form"]["seen"].value()
    assert seen == people_mark(centre.shift)
    change_people(
        shift_id=centre.shift.pk, operator_ids=[centre.operator.pk, centre.other.pk], supervisor_id=None,
        by=centre.second_lead,
    )  # fmt: skip
    late = client.post(address, {"operators": [], "supervisor": centre.lead.pk, "seen": seen})
    assert late.status_code == 422
    assert "meanwhile" in late.content.decode()
    assert on(centre.shift) == sorted([centre.operator.pk, centre.other.pk])


def test_a_shift_that_would_be_over_is_not_planned(centre: Centre, client_for: Any) -> None:
    with pytest.raises(Invalid):
        centre.plan("day", MONDAY - timedelta(days=1), centre.other)
    pattern = centre.shift.pattern_id
    page = client_for(centre.lead).post("/shifts/new/", {"pattern": pattern, "day": "2019-01-01"})
    assert page.status_code == 422


def test_one_s_own_note_is_confirmed_only_by_who_leads_on(centre: Centre, frozen_clock: Any) -> None:
    note = write_note(shift_id=centre.shift.pk, text="Lift in Abai 40 stands", by=centre.lead)
    frozen_clock.move_to(centre.shift.ends_at)
    with pytest.raises(Conflict):
        confirm_note(note_id=note.pk, by=centre.lead)
    centre.plan("night", MONDAY, lead=centre.lead)
    assert confirm_note(note_id=note.pk, by=centre.lead).confirmed_by == centre.lead


def test_a_night_is_one_day_of_work(centre: Centre, client_for: Any, frozen_clock: Any) -> None:
    night = centre.plan("night", MONDAY, centre.other)
    frozen_clock.move_to(night.starts_at)
    client = client_for(centre.other)
    client.post("/shifts/state/", {"state": "on", "_key": "a"})
    client.post("/shifts/state/", {"state": "contact", "_key": "b"})
    frozen_clock.move_to(night.ends_at - timedelta(hours=1))
    assert client.get("/shifts/me/").context["sums"].contact_count == 1
    assert OperatorState.objects.filter(shift=night).count() == 2
    assert now() > night.starts_at + timedelta(hours=8)


def test_garbage_is_refused_and_breaks_nothing(centre: Centre, client_for: Any) -> None:
    lead, figures = client_for(centre.lead), "/shifts/staffing/?source=typed&"
    assert lead.post("/shifts/state/", {"state": "on", "operator": "9" * 5000}).status_code == 404
    assert lead.post(f"/shifts/{centre.shift.pk}/move/", {"operator": "x", "to": "9" * 30}).status_code == 404
    assert lead.post("/shifts/queue/take/", {"channel": "x", "key": "y", "operator": "²"}).status_code == 404
    page = lead.get(figures + "per_hour=20000&handle=7200")
    assert page.status_code == 200
    assert "per_hour" in page.context["form"].errors
    words = {"valid_from": "2026-03-09", "service_share": "0", "occupancy_cap": "0", "shrinkage": "0.3"}
    assert client_for(centre.people.administrator).post("/shifts/standards/new/", words).status_code == 422
