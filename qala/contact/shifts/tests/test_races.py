"""Two at once, on two real connections: exactly one outcome, nobody waits for ever."""

from collections.abc import Iterator
from typing import Any

import pytest

from qala.contact.shifts import ports
from qala.contact.shifts.actions.handover import confirm_note, escalate, take_over, write_note
from qala.contact.shifts.actions.plan import change_people, move_person, people_mark, plan_pattern
from qala.contact.shifts.actions.queue import assign, put_back, settle, take, transfer
from qala.contact.shifts.actions.reviews import draw_sample, object_to, review
from qala.contact.shifts.actions.states import change_state, close_forgotten, sign_off, sign_on
from qala.contact.shifts.models import (
    HandoverNote,
    OperatorState,
    QueueHold,
    ReviewForm,
    ShiftPattern,
    ShiftPlace,
)
from qala.contact.shifts.tests.factories import MONDAY, Centre, make_centre, queue_of, work_of
from qala.shared.errors import Conflict
from tests.personas import everybody
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROUNDS = 3


@pytest.fixture
def centre(transactional_db: None, frozen_clock: Any) -> Iterator[Centre]:
    yield make_centre(everybody())
    ports.forget("test.queue", "people.user")


def open_of(operator: Any) -> list[OperatorState]:
    return list(OperatorState.objects.filter(operator=operator, ended_at=None))


def test_signing_on_twice(centre: Centre) -> None:
    for _round in range(ROUNDS):
        results = at_once(*[lambda: sign_on(operator=centre.operator, by=centre.operator)] * 3)
        assert len(refused(results)) == 2
        (state,) = open_of(centre.operator)
        sign_off(operator_id=state.operator_id, by=centre.operator)


def test_two_changes_of_one_state(centre: Centre) -> None:
    who = centre.operator
    seen = sign_on(operator=who, by=who)
    for _round in range(ROUNDS):
        results = at_once(
            lambda pk=seen.pk: change_state(operator_id=who.pk, state="contact", by=who, expected=pk),
            lambda pk=seen.pk: change_state(operator_id=who.pk, state="away", by=centre.lead, expected=pk),
            lambda pk=seen.pk: sign_off(operator_id=who.pk, by=centre.lead, expected=pk),
        )
        assert len(refused(results)) == 2
        assert all(isinstance(one, Conflict) for one in refused(results))
        rows = list(OperatorState.objects.filter(operator=who).order_by("began_at", "id"))
        assert sum(row.ended_at is None for row in rows) <= 1
        if open_of(who):
            sign_off(operator_id=who.pk, by=centre.lead)
        seen = sign_on(operator=who, by=who)


def test_forgotten_and_alive(centre: Centre, frozen_clock: Any) -> None:
    who = centre.operator
    seen = sign_on(operator=who, by=who)
    frozen_clock.forward(hours=20)
    at_once(
        close_forgotten, close_forgotten,
        lambda: change_state(operator_id=who.pk, state="away", by=who, expected=seen.pk),
    )  # fmt: skip
    assert OperatorState.objects.filter(pk=seen.pk, ended_at=None).count() == 0
    assert len(open_of(who)) <= 1


def test_one_winner_of_an_item(centre: Centre) -> None:
    for number in range(ROUNDS):
        key = f"k{number}"
        queue_of(key)
        results = at_once(
            lambda key=key: take(channel="test.queue", key=key, by=centre.operator),
            lambda key=key: take(channel="test.queue", key=key, by=centre.other),
            lambda key=key: assign(
                channel="test.queue", key=key, operator_id=centre.other.pk, by=centre.lead
            ),
        )
        assert len(refused(results)) == 2
        assert QueueHold.objects.filter(key=key).count() == 1


def test_passing_on_against_settling(centre: Centre) -> None:
    for number in range(ROUNDS):
        key = f"k{number}"
        queue_of(key)
        hold = take(channel="test.queue", key=key, by=centre.operator)
        at_once(
            lambda pk=hold.pk: transfer(hold_id=pk, operator_id=centre.other.pk, by=centre.operator),
            lambda pk=hold.pk: put_back(hold_id=pk, by=centre.lead),
            lambda key=key: settle(channel="test.queue", key=key),
        )
        assert QueueHold.objects.filter(key=key, ended_at=None).count() <= 1
        assert not QueueHold.objects.filter(key=key, ended_at__isnull=False, outcome="").exists()


def test_an_operator_is_planned_once(centre: Centre) -> None:
    pattern = ShiftPattern.objects.get(code="night")
    results = at_once(
        *[lambda: plan_pattern(pattern=pattern, day=MONDAY, operator_ids=[centre.other.pk], by=centre.lead)]
        * 2
    )
    assert len(refused(results)) == 1
    assert ShiftPlace.objects.filter(operator=centre.other).count() == 1


def test_taking_over_and_confirming_once(centre: Centre, frozen_clock: Any) -> None:
    note = write_note(shift_id=centre.shift.pk, text="Flood", by=centre.lead)
    night = centre.plan("night", MONDAY, centre.other, lead=centre.second_lead)
    frozen_clock.move_to(night.starts_at)
    assert len(refused(at_once(*[lambda: confirm_note(note_id=note.pk, by=centre.second_lead)] * 2))) == 1
    assert len(refused(at_once(*[lambda: take_over(shift_id=night.pk, by=centre.second_lead)] * 2))) == 1


def test_escalated_once_by_many_workers(centre: Centre, frozen_clock: Any) -> None:
    write_note(shift_id=centre.shift.pk, text="Flood", by=centre.lead)
    frozen_clock.forward(hours=14)
    assert sum(at_once(escalate, escalate, escalate)) == 1
    assert HandoverNote.objects.get().escalated_at is not None


def test_one_objection(centre: Centre) -> None:
    work_of({centre.operator.pk: [7]})
    drawn = draw_sample(
        operator_id=centre.operator.pk, kind="people.user", from_on=MONDAY, to_on=MONDAY, size=1, seed="s",
        by=centre.lead,
    )  # fmt: skip
    form = ReviewForm.objects.get()
    marks = {one.pk: 70 for one in form.criteria.all()}
    results = at_once(
        *[lambda: review(sample_id=drawn.pk, subject_id=7, form_id=form.pk, marks=marks, by=centre.lead)] * 2
    )
    (made,) = [one for one in results if one not in refused(results)]
    results = at_once(*[lambda: object_to(review_id=made.pk, text="No", by=centre.operator)] * 2)
    assert len(refused(results)) == 1


def test_two_supervisors_move_one_operator(centre: Centre) -> None:
    tuesday, wednesday = MONDAY.replace(day=3), MONDAY.replace(day=4)
    first, second = centre.plan("day", tuesday), centre.plan("night", wednesday)
    results = at_once(
        *(
            lambda to=to, by=by: move_person(
                shift_id=centre.shift.pk, operator_id=centre.operator.pk, to_shift_id=to.pk, by=by
            )
            for to, by in ((first, centre.lead), (second, centre.second_lead))
        )
    )
    assert [one.code for one in refused(results)] == ["moved"]
    assert ShiftPlace.objects.filter(operator=centre.operator).count() == 1
    # Across each other: nobody waits for the other for ever.
    place = ShiftPlace.objects.get(operator=centre.operator)
    back = centre.plan("day", wednesday, centre.other)
    results = at_once(
        lambda: move_person(
            shift_id=place.shift_id, operator_id=centre.operator.pk, to_shift_id=back.pk, by=centre.lead
        ),
        lambda: move_person(
            shift_id=back.pk, operator_id=centre.other.pk, to_shift_id=place.shift_id, by=centre.second_lead
        ),
    )
    assert refused(results) == []


def test_two_supervisors_change_one_list(centre: Centre) -> None:
    seen, pk = people_mark(centre.shift), centre.shift.pk
    results = at_once(
        *(
            lambda ids=ids, by=by: change_people(
                shift_id=pk, operator_ids=ids, supervisor_id=None, by=by, seen=seen
            )
            for ids, by in (
                ([centre.operator.pk, centre.other.pk], centre.lead),
                ([centre.operator.pk, centre.second_lead.pk], centre.second_lead),
            )
        )
    )
    assert [one.code for one in refused(results)] == ["people_changed"]
    assert centre.shift.places.count() == 2
