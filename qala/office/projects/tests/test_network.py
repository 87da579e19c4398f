"""The critical path: vectors worked out by two independent packages, constraints, progress, and what is explained."""

from datetime import date

import pytest

from qala.office.projects.rules.network import Constraint, Item, Link, LinkKind, Network, WorkDays, schedule
from qala.shared.errors import Invalid

WEEK = WorkDays.weekly()
DAILY = WorkDays.every_day()
MONDAY = date(2026, 1, 5)


def item(key: str, days: int, **more: object) -> Item:
    return Item(key, days, **({"calendar": WEEK} | more))  # type: ignore[arg-type]


def jan(day: int) -> date:
    return date(2026, 1, day)


VECTOR = [item("A", 3), item("B", 4), item("C", 2), item("D", 5), item("E", 1)]
LINKS = [Link("A", "B"), Link("A", "C"), Link("B", "D"), Link("C", "D"), Link("C", "E")]


def spans(network: Network) -> dict[str, tuple[date, date]]:
    return {one.key: (one.early_start, one.early_finish) for one in network}


def test_vector() -> None:
    found = schedule(VECTOR, LINKS, start_on=MONDAY)
    assert spans(found) == {
        "A": (jan(5), jan(7)),
        "B": (jan(8), jan(13)),
        "C": (jan(8), jan(9)),
        "D": (jan(14), jan(20)),
        "E": (jan(12), jan(12)),
    }
    assert {one.key: one.total_float for one in found} == {"A": 0, "B": 0, "C": 2, "D": 0, "E": 6}
    assert found.longest_path == found.critical == ("A", "B", "D")
    assert found.finish_on == jan(20)
    assert WEEK.between(MONDAY, jan(20)) == 12
    assert (found["E"].free_float, found["C"].free_float) == (6, 0)
    assert found["C"].is_near_critical
    assert not found["E"].is_near_critical


@pytest.mark.parametrize(
    ("kind", "lag", "start", "finish"),
    [
        (LinkKind.FS, 0, jan(12), jan(13)),
        (LinkKind.FS, 2, jan(14), jan(15)),
        (LinkKind.FS, -1, jan(9), jan(12)),
        (LinkKind.SS, 0, jan(5), jan(6)),
        (LinkKind.SS, 3, jan(8), jan(9)),
        (LinkKind.FF, 0, jan(8), jan(9)),
        (LinkKind.FF, 1, jan(9), jan(12)),
        (LinkKind.SF, 4, jan(7), jan(8)),
    ],
)
def test_four_kinds_with_lag(kind: LinkKind, lag: int, start: date, finish: date) -> None:
    found = schedule([item("A", 5), item("B", 2)], [Link("A", "B", kind, lag)], start_on=MONDAY)
    assert spans(found)["B"] == (start, finish)
    assert found["B"].driven_by == "A"


def test_a_milestone_is_shown_on_the_last_day_of_the_work_it_follows() -> None:
    found = schedule(
        [item("A", 5), item("M", 0), item("B", 1)], [Link("A", "M"), Link("M", "B")], start_on=MONDAY
    )
    assert spans(found)["M"] == (jan(9), jan(9))
    assert spans(found)["B"] == (jan(12), jan(12))
    assert found.longest_path == ("A", "M", "B")


def test_a_milestone_that_follows_nothing_is_shown_where_it_is_set() -> None:
    found = schedule(
        [item("M", 0, constraint=Constraint.SNET, constraint_on=jan(12)), item("B", 1)],
        [Link("M", "B")],
        start_on=MONDAY,
    )
    assert spans(found) == {"M": (jan(12), jan(12)), "B": (jan(12), jan(12))}


def test_two_calendars_meet_in_time_not_in_numbers() -> None:
    found = schedule(
        [item("A", 5), item("cure", 3, calendar=DAILY), item("B", 1)],
        [Link("A", "cure"), Link("cure", "B")],
        start_on=MONDAY,
    )
    assert spans(found)["cure"] == (jan(10), jan(12))
    assert spans(found)["B"] == (jan(13), jan(13))
    assert [one.total_float for one in found] == [0, 0, 0]


def test_holidays_are_left_out() -> None:
    calendar = WorkDays.weekly(holidays=[jan(7), jan(8)])
    found = schedule([item("A", 3, calendar=calendar)], [], start_on=MONDAY)
    assert spans(found)["A"] == (jan(5), jan(9))


@pytest.mark.parametrize(
    ("constraint", "on", "start", "slack"),
    [
        (Constraint.SNET, jan(14), jan(14), 3),
        (Constraint.FNET, jan(15), jan(14), 3),
        (Constraint.MSO, jan(14), jan(14), 0),
        (Constraint.MFO, jan(15), jan(14), 0),
        (Constraint.SNLT, jan(8), jan(12), -2),
        (Constraint.FNLT, jan(9), jan(12), -2),
        (Constraint.MSO, jan(8), jan(12), -2),
        (Constraint.ALAP, None, jan(19), 0),
        (Constraint.ASAP, None, jan(12), 5),
    ],
)
def test_constraints(constraint: Constraint, on: date | None, start: date, slack: int) -> None:
    items = [item("A", 5), item("B", 2, constraint=constraint, constraint_on=on), item("long", 12)]
    found = schedule(items, [Link("A", "B")], start_on=MONDAY)
    assert found["B"].early_start == start
    assert found["B"].total_float == slack
    if slack < 0:
        assert found["A"].total_float == slack
        assert found["A"].is_critical


def test_float_is_negative_when_the_finish_is_promised_earlier() -> None:
    found = schedule(VECTOR, LINKS, start_on=MONDAY, finish_by=jan(16))
    assert found["D"].total_float == -2
    assert found["E"].total_float == 4
    assert found["C"].total_float == 0


def test_progress_keeps_what_happened_and_moves_what_is_left() -> None:
    items = [
        item("A", 3, actual_start=jan(6), actual_finish=jan(9)),
        item("B", 4, actual_start=jan(12), percent=50),
        item("C", 2),
        item("D", 5),
    ]
    found = schedule(items, LINKS[:4], start_on=MONDAY, status_on=jan(19))
    assert spans(found)["A"] == (jan(6), jan(9))
    assert not found["A"].is_open
    assert spans(found)["B"] == (jan(12), jan(20))
    assert found["B"].resumes_on == jan(19)
    assert spans(found)["C"] == (jan(19), jan(20))
    assert spans(found)["D"] == (jan(21), jan(27))


def test_retained_logic_what_is_left_of_a_hasty_start_waits() -> None:
    items = [item("A", 5), item("B", 4, actual_start=jan(6), remaining_days=3)]
    found = schedule(items, [Link("A", "B")], start_on=MONDAY, status_on=jan(7))
    assert spans(found)["A"] == (jan(7), jan(13))
    assert found["B"].early_start == jan(6)
    assert found["B"].resumes_on == jan(14)
    assert found["B"].early_finish == jan(16)


def test_a_hundred_percent_without_a_finish_ends_before_the_status_day() -> None:
    found = schedule([item("A", 5, actual_start=jan(5), percent=100)], [], start_on=MONDAY, status_on=jan(12))
    assert spans(found)["A"] == (jan(5), jan(9))
    assert found["A"].is_open


def test_a_circle_is_told_with_its_items() -> None:
    items = [item("A", 1), item("B", 1, name="Foundation"), item("C", 1, name="Walls"), item("D", 1)]
    links = [Link("A", "B"), Link("B", "C"), Link("C", "B"), Link("C", "D")]
    with pytest.raises(Invalid) as refused:
        schedule(items, links, start_on=MONDAY)
    assert refused.value.code == "circular_links"
    assert "Foundation → Walls → Foundation" in str(refused.value.message)


def test_a_link_to_nothing_and_a_code_used_twice_are_told() -> None:
    with pytest.raises(Invalid) as refused:
        schedule([item("A", 1)], [Link("A", "gone")], start_on=MONDAY)
    assert (refused.value.code, "gone" in str(refused.value.message)) == ("unknown_item", True)
    with pytest.raises(Invalid) as refused:
        schedule([item("A", 1), item("A", 2)], [], start_on=MONDAY)
    assert refused.value.code == "twice"


def test_nothing_planned_has_no_finish() -> None:
    found = schedule([], [], start_on=MONDAY)
    assert (found.finish_on, len(found), found.longest_path) == (None, 0, ())


def test_days_before_the_epoch_and_far_ahead() -> None:
    old = schedule([item("A", 10)], [], start_on=date(1996, 4, 1))
    assert old.finish_on == date(1996, 4, 12)
    far = schedule([item("A", 261 * 40)], [], start_on=MONDAY)
    assert far.finish_on is not None
    assert far.finish_on.year == 2066 or far.finish_on.year == 2065


def test_a_calendar_that_is_never_open_is_refused() -> None:
    with pytest.raises(ValueError, match="without working days"):
        schedule([item("A", 1, calendar=WorkDays(lambda _day: False))], [], start_on=MONDAY)


def test_moved_counts_working_days() -> None:
    assert WEEK.moved(jan(9), jan(12)) == 1
    assert WEEK.moved(jan(9), jan(11)) == 0
    assert WEEK.moved(jan(16), jan(9)) == -5
    assert WEEK.last_day(jan(10), 2) == jan(13)
