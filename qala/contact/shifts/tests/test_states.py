"""Signing on, changing, signing off; what the log adds up to."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from qala.contact.shifts.actions.states import change_state, close_forgotten, follow, sign_off, sign_on
from qala.contact.shifts.models import BreakLimit, BreakReason, OperatorState
from qala.contact.shifts.queries.board import board
from qala.contact.shifts.queries.logs import open_state, operator_figures
from qala.contact.shifts.rules.states import FOLLOWS, Interval, State, sum_up
from qala.contact.shifts.tests.factories import Centre
from qala.shared.clock import now
from qala.shared.errors import Conflict, Invalid, NotAllowed
from qala.shared.models import OutboxEntry


def log(operator: Any) -> list[str]:
    return list(
        OperatorState.objects.filter(operator=operator).order_by("id").values_list("state", flat=True)
    )


def test_signing_on_finds_the_shift_and_tells_the_board(centre: Centre) -> None:
    made = sign_on(operator=centre.operator, by=centre.operator)
    assert (made.state, made.shift, made.ended_at) == (State.AVAILABLE, centre.shift, None)
    news = OutboxEntry.objects.filter(topic="shifts").last()
    assert news is not None
    assert set(news.recipients) == {"perm:shifts.watch", f"user:{centre.operator.pk}"}
    assert sign_on(operator=centre.other, by=centre.other).shift is None


def test_nobody_signs_on_twice(centre: Centre) -> None:
    sign_on(operator=centre.operator, by=centre.operator)
    with pytest.raises(Conflict):
        sign_on(operator=centre.operator, by=centre.operator)
    assert log(centre.operator) == ["available"]


def test_the_log_is_without_gaps(centre: Centre, frozen_clock: Any) -> None:
    who = centre.operator
    sign_on(operator=who, by=who)
    for state, minutes in (("contact", 5), ("wrap", 3), ("available", 1)):
        frozen_clock.forward(minutes=minutes)
        change_state(operator_id=who.pk, state=state, by=who)
    frozen_clock.forward(minutes=10)
    change_state(operator_id=who.pk, state="break", reason="rest", by=who)
    frozen_clock.forward(minutes=15)
    sign_off(operator_id=who.pk, by=who)
    rows = list(OperatorState.objects.filter(operator=who).order_by("id"))
    assert [row.state for row in rows] == ["available", "contact", "wrap", "available", "break"]
    assert all(before.ended_at == after.began_at for before, after in pairwise(rows))
    assert rows[-1].ended_at == now()
    sums = sum_up([row.interval for row in rows], centre.shift.starts_at, now())
    assert sums.contact_count == 1
    assert sums.handle_seconds == 4 * 60
    assert sums.occupancy == pytest.approx(4 / (4 + 5 + 10))
    assert sums.signed_on == 34 * 60


def test_another_person_s_state(centre: Centre) -> None:
    sign_on(operator=centre.operator, by=centre.operator)
    for stranger in (centre.other, centre.people.controller, centre.people.stranger):
        with pytest.raises(NotAllowed):
            change_state(operator_id=centre.operator.pk, state="away", by=stranger)
    change_state(operator_id=centre.operator.pk, state="away", by=centre.lead)
    closed = OperatorState.objects.get(operator=centre.operator, state="available")
    assert closed.ended_by == "supervisor"


def test_a_resident_does_not_sign_on(centre: Centre) -> None:
    with pytest.raises(NotAllowed):
        sign_on(operator=centre.people.resident, by=centre.people.resident)
    with pytest.raises(NotAllowed):
        sign_on(operator=centre.people.resident, by=centre.lead)


def test_wrong_states_are_refused(centre: Centre) -> None:
    who = centre.operator
    with pytest.raises(Conflict) as signed_off:
        change_state(operator_id=who.pk, state="contact", by=who)
    assert signed_off.value.code == "signed_off"
    sign_on(operator=who, by=who)
    with pytest.raises(Invalid):
        change_state(operator_id=who.pk, state="asleep", by=who)
    with pytest.raises(Invalid):
        change_state(operator_id=who.pk, state="break", by=who)
    change_state(operator_id=who.pk, state="break", reason="meal", by=who)
    with pytest.raises(Conflict) as wrong:
        change_state(operator_id=who.pk, state="contact", by=who)
    assert wrong.value.code == "wrong_state"
    change_state(operator_id=who.pk, state="available", by=who)
    change_state(operator_id=who.pk, state="contact", by=who)
    with pytest.raises(Conflict):
        sign_off(operator_id=who.pk, by=who)


def test_an_old_page_changes_nothing(centre: Centre) -> None:
    who = centre.operator
    first = sign_on(operator=who, by=who)
    change_state(operator_id=who.pk, state="contact", by=who, expected=first.pk)
    with pytest.raises(Conflict) as late:
        change_state(operator_id=who.pk, state="away", by=who, expected=first.pk)
    assert late.value.code == "state_changed"
    assert log(who) == ["available", "contact"]


def test_the_same_state_again_is_no_new_interval(centre: Centre) -> None:
    who = centre.operator
    first = sign_on(operator=who, by=who)
    assert change_state(operator_id=who.pk, state="available", by=who) == first
    assert log(who) == ["available"]


def test_following_never_refuses(centre: Centre) -> None:
    who = centre.operator
    assert not follow(operator=who, state="contact")
    sign_on(operator=who, by=who)
    assert follow(operator=who, state="contact")
    assert follow(operator=who, state="contact")
    change_state(operator_id=who.pk, state="break", reason="rest", by=who)
    assert not follow(operator=who, state="contact")
    assert log(who) == ["available", "contact", "break"]


def test_every_state_can_be_left() -> None:
    assert set(FOLLOWS) == set(State.values)
    assert all(FOLLOWS[state] for state in State.values)


def test_a_break_over_its_limit_is_seen_on_the_board(centre: Centre, frozen_clock: Any) -> None:
    who = centre.operator
    sign_on(operator=who, by=who)
    change_state(operator_id=who.pk, state="break", reason="rest", by=who)
    frozen_clock.forward(minutes=15)
    assert not board(now()).lines[0].is_over
    frozen_clock.forward(minutes=1)
    assert board(now()).lines[0].is_over
    reason = BreakReason.objects.get(code="rest")
    BreakLimit.objects.filter(reason=reason).update(minutes_each=30)
    assert not board(now()).lines[0].is_over


def test_all_breaks_of_a_shift_count_together(centre: Centre, frozen_clock: Any) -> None:
    who = centre.operator
    sign_on(operator=who, by=who)
    for _each in range(5):
        frozen_clock.forward(minutes=5)
        change_state(operator_id=who.pk, state="break", reason="rest", by=who)
        frozen_clock.forward(minutes=13)
        line = board(now()).lines[0]
        change_state(operator_id=who.pk, state="available", by=who)
    assert line.is_over  # 5 × 13 minutes, 60 allowed


def test_a_forgotten_sign_off_ends_with_the_shift(centre: Centre, frozen_clock: Any) -> None:
    sign_on(operator=centre.operator, by=centre.operator)
    frozen_clock.move_to(centre.shift.ends_at + timedelta(minutes=119))
    assert close_forgotten() == 0
    frozen_clock.forward(minutes=1)
    assert close_forgotten() == 1
    assert close_forgotten() == 0
    row = OperatorState.objects.get(operator=centre.operator)
    assert (row.ended_at, row.ended_by) == (centre.shift.ends_at, "system")


def test_whoever_goes_on_into_the_next_shift_is_not_closed(centre: Centre, frozen_clock: Any) -> None:
    sign_on(operator=centre.operator, by=centre.operator)
    night = centre.plan("night", centre.shift.starts_at.date(), centre.operator)
    frozen_clock.move_to(night.starts_at + timedelta(hours=3))
    assert close_forgotten() == 0
    moved = change_state(operator_id=centre.operator.pk, state="away", by=centre.operator)
    assert moved.shift == night


def test_figures_with_the_plan(centre: Centre, frozen_clock: Any) -> None:
    frozen_clock.move_to(centre.shift.starts_at + timedelta(hours=1))
    sign_on(operator=centre.operator, by=centre.operator)
    frozen_clock.move_to(centre.shift.ends_at + timedelta(minutes=30))
    sign_off(operator_id=centre.operator.pk, by=centre.operator)
    found = operator_figures(centre.shift.starts_at, centre.shift.ends_at, [centre.operator, centre.other])
    mine = next(each for each in found if each.operator == centre.operator)
    assert mine.planned == 12 * 3600
    assert mine.adherence == pytest.approx(11 / 12)
    assert next(each for each in found if each.operator == centre.other).adherence is None


def test_the_board_of_a_night_shift_counts_from_its_beginning(centre: Centre, frozen_clock: Any) -> None:
    night = centre.plan("night", centre.shift.starts_at.date(), centre.other)
    frozen_clock.move_to(night.starts_at)
    sign_on(operator=centre.other, by=centre.other)
    change_state(operator_id=centre.other.pk, state="contact", by=centre.other)
    frozen_clock.forward(hours=6)
    seen = board(now())
    assert [shift.pk for shift in seen.shifts] == [night.pk]
    line = next(each for each in seen.lines if each.operator == centre.other)
    assert line.sums.contact_count == 1
    assert line.sums.seconds["contact"] == 6 * 3600


def test_the_board_names_who_is_missing_and_costs_the_same(centre: Centre, count_queries: Any) -> None:
    assert [(line.operator, line.state) for line in board(now()).lines] == [(centre.operator, None)]
    with count_queries() as few:
        board(now())
    sign_on(operator=centre.operator, by=centre.operator)
    sign_on(operator=centre.other, by=centre.other)
    sign_on(operator=centre.lead, by=centre.lead)
    with count_queries() as many:
        seen = board(now())
    assert len(few) == len(many)
    assert seen.counts["available"] == 3
    assert open_state(centre.lead.pk) is not None


def test_intervals_are_clipped() -> None:
    at = now()
    one = Interval("contact", at, at + timedelta(minutes=10))
    assert sum_up([one], at + timedelta(minutes=4), at + timedelta(minutes=6)).seconds["contact"] == 120
    assert sum_up([one], at + timedelta(minutes=4), at + timedelta(minutes=6)).contact_count == 0
