"""What must hold for any moment, any amount and any week."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qala.ground.calendars.rules import (
    Allowance,
    Schedule,
    Unit,
    advance,
    after_pause,
    due_at,
    due_with_pauses,
    pause,
    registered_at,
    resume,
    warn_at,
    working_time_between,
)
from qala.ground.calendars.tests.factories import office_schedule

# Around the zone change of 1 March 2024 and over two years of real holidays.
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 6, 1), timezones=st.just(UTC))
SPANS = st.timedeltas(timedelta(), timedelta(days=40))
ALLOWANCES = st.builds(Allowance, st.integers(1, 60), st.sampled_from(Unit))


@st.composite
def hours(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    marks = sorted(draw(st.sets(st.integers(0, 1440), min_size=0, max_size=6)))
    return tuple(zip(marks[::2], marks[1::2], strict=False))


@st.composite
def odd_schedules(draw: st.DrawFn) -> Schedule:
    week = (*tuple(draw(hours()) for _ in range(6)), ((600, 720),))
    days = draw(st.dictionaries(st.dates(date(2024, 1, 1), date(2026, 12, 31)), hours(), max_size=20))
    return Schedule("Asia/Almaty", week, tuple(sorted(days.items())))


SCHEDULES = st.one_of(
    st.just(office_schedule()), st.just(Schedule.round_the_clock("Asia/Almaty")), odd_schedules()
)


@given(MOMENTS, SPANS, ALLOWANCES, SCHEDULES)
def test_later_start_or_more_time_never_ends_earlier(
    start: datetime, later: timedelta, allowance: Allowance, schedule: Schedule
) -> None:
    due = due_at(start, allowance, schedule)
    assert due_at(start + later, allowance, schedule) >= due
    assert due_at(start, Allowance(allowance.amount + 1, allowance.unit), schedule) >= due


@given(MOMENTS, ALLOWANCES, SCHEDULES)
def test_a_term_ends_after_it_starts_and_within_working_time(
    start: datetime, allowance: Allowance, schedule: Schedule
) -> None:
    due = due_at(start, allowance, schedule)
    assert due.tzinfo is UTC
    assert due > start
    if allowance.unit.is_elapsed:
        return
    opens = schedule.opens(schedule.day_of(due - timedelta(microseconds=1)))
    assert any(opening < due <= closing for opening, closing in opens)


@given(MOMENTS, st.integers(1, 200), SCHEDULES)
def test_working_hours_add_up(start: datetime, amount: int, schedule: Schedule) -> None:
    due = due_at(start, Allowance(amount, Unit.WORKING_HOURS), schedule)
    assert working_time_between(start, due, schedule) == timedelta(hours=amount)
    half = advance(start, timedelta(hours=amount) / 2, schedule)
    assert advance(half, timedelta(hours=amount) / 2, schedule) == due


@given(MOMENTS, SPANS, SPANS, SCHEDULES)
def test_working_time_is_additive(
    start: datetime, first: timedelta, second: timedelta, schedule: Schedule
) -> None:
    middle, end = start + first, start + first + second
    parts = working_time_between(start, middle, schedule) + working_time_between(middle, end, schedule)
    assert working_time_between(start, end, schedule) == parts
    assert working_time_between(end, start, schedule) == -parts
    assert timedelta() <= parts <= first + second


@given(MOMENTS, SPANS, SCHEDULES)
def test_registration_is_idempotent_and_in_order(
    received: datetime, later: timedelta, schedule: Schedule
) -> None:
    registered = registered_at(received, schedule)
    assert registered >= received
    assert registered_at(registered, schedule) == registered
    assert registered_at(received + later, schedule) >= registered
    assert schedule.is_working(schedule.day_of(registered))


@given(MOMENTS, ALLOWANCES, SCHEDULES, SPANS)
def test_a_pause_of_no_length_is_nothing(
    start: datetime, allowance: Allowance, schedule: Schedule, until: timedelta
) -> None:
    due = due_at(start, allowance, schedule)
    at = start + until
    assert after_pause(due, at, at, allowance.unit, schedule) == due
    left = pause(due, at, allowance.unit, schedule)
    if at < due and schedule.is_working(schedule.day_of(at)) and not allowance.unit.is_in_days:
        assert resume(left, at, schedule) == due


@given(MOMENTS, ALLOWANCES, SCHEDULES, SPANS, SPANS, SPANS)
def test_a_pause_never_takes_time_away(
    start: datetime,
    allowance: Allowance,
    schedule: Schedule,
    until: timedelta,
    length: timedelta,
    more: timedelta,
) -> None:
    due = due_at(start, allowance, schedule)
    paused = start + until
    shorter = after_pause(due, paused, paused + length, allowance.unit, schedule)
    longer = after_pause(due, paused, paused + length + more, allowance.unit, schedule)
    assert due <= shorter <= longer
    # A term already over is not brought back to life.
    assert paused < due or longer == due


@given(MOMENTS, st.integers(1, 100), SCHEDULES, SPANS, SPANS)
def test_the_working_time_outside_a_pause_is_the_allowance(
    start: datetime, amount: int, schedule: Schedule, until: timedelta, length: timedelta
) -> None:
    allowance = Allowance(amount, Unit.WORKING_HOURS)
    paused, resumed = start + until, start + until + length
    due = due_with_pauses(start, allowance, [(paused, resumed)], schedule)
    if paused >= due_at(start, allowance, schedule):
        return
    used = working_time_between(start, paused, schedule) + working_time_between(resumed, due, schedule)
    assert used == timedelta(hours=amount)


@given(MOMENTS, ALLOWANCES, SCHEDULES, st.floats(0, 1), st.floats(0, 1))
def test_warnings_stand_inside_the_term_in_order(
    start: datetime, allowance: Allowance, schedule: Schedule, one: float, other: float
) -> None:
    due = due_at(start, allowance, schedule)
    first, second = (warn_at(start, due, share, schedule, allowance.unit) for share in sorted((one, other)))
    assert start <= first <= second <= due


@given(st.dates(date(2023, 1, 1), date(2026, 12, 1)), st.integers(1, 400), SCHEDULES)
def test_counting_days_back_gives_the_count(day: date, count: int, schedule: Schedule) -> None:
    found = schedule.working_day_after(day, count)
    assert schedule.working_days_in(day, found) == count
    assert schedule.working_days_in(found, day) == -count
    assert schedule.is_working(found)
