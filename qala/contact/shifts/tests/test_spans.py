"""Shifts over midnight and over changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from qala.contact.shifts.rules.spans import hours_of, overlap, planned_by_hour, same_weekdays, span

ALMATY, BERLIN = ZoneInfo("Asia/Almaty"), ZoneInfo("Europe/Berlin")
DAYS = st.integers(0, 22_000).map(lambda number: date(2000, 1, 1) + timedelta(days=number))
TIMES = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))


def hours(day: date, begins: int, ends: int, zone: ZoneInfo) -> float:
    begin, end = span(day, time(begins), time(ends), zone)
    return (end - begin) / timedelta(hours=1)


def test_a_night_shift_ends_on_the_next_day() -> None:
    begin, end = span(date(2026, 3, 2), time(20), time(8), ALMATY)
    assert begin == datetime(2026, 3, 2, 15, tzinfo=UTC)
    assert end == datetime(2026, 3, 3, 3, tzinfo=UTC)


def test_the_night_kazakhstan_put_its_clocks_back_was_longer() -> None:
    """1 March 2024, 00:00 became 29 February, 23:00 (UTC+6 to UTC+5)."""
    assert hours(date(2024, 2, 29), 20, 8, ALMATY) == 13
    assert hours(date(2024, 3, 1), 20, 8, ALMATY) == 12


def test_summer_time() -> None:
    assert hours(date(2026, 3, 28), 20, 8, BERLIN) == 11
    assert hours(date(2026, 10, 24), 20, 8, BERLIN) == 13
    assert len(hours_of(date(2026, 3, 29), BERLIN)) == 23
    assert len(hours_of(date(2026, 10, 25), BERLIN)) == 25
    assert len(hours_of(date(2024, 2, 29), ALMATY)) == 25


def test_a_whole_day_is_a_shift() -> None:
    assert hours(date(2026, 3, 2), 8, 8, ALMATY) == 24


@given(DAYS, TIMES, TIMES, st.sampled_from([ALMATY, BERLIN]))
def test_two_shifts_cover_the_day_without_gap_or_overlap(
    day: date, one: time, other: time, zone: ZoneInfo
) -> None:
    """Day and night are half-open: what ends is what begins, and together they are the way round the clock."""
    first = span(day, one, other, zone)
    second = span(day if other > one else day + timedelta(days=1), other, one, zone)
    assert first[1] == second[0]
    assert overlap(first, second) == timedelta(0)
    assert timedelta(hours=22) < second[1] - first[0] <= timedelta(hours=50)


@given(DAYS, st.sampled_from([ALMATY, BERLIN]))
def test_hours_are_the_day(day: date, zone: ZoneInfo) -> None:
    found = hours_of(day, zone)
    assert len(found) in (23, 24, 25)
    assert all(before[1] == after[0] for before, after in pairwise(found))


def test_planned_by_hour_counts_parts() -> None:
    day = date(2026, 3, 2)
    spans = [
        span(day, time(8, 15), time(10), ALMATY),
        span(day - timedelta(days=1), time(20), time(8), ALMATY),
    ]
    planned = planned_by_hour(spans, day, ALMATY)
    assert planned[:8] == [1.0] * 8
    assert planned[8:11] == [0.75, 1.0, 0.0]


def test_same_weekdays() -> None:
    assert same_weekdays(date(2026, 3, 2), 2) == [date(2026, 2, 23), date(2026, 2, 16)]
