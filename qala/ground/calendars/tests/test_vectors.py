"""Terms with known answers: the law, the production calendar, the zone change of 2024."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from qala.ground.calendars.rules import (
    Allowance,
    Schedule,
    Unit,
    due_at,
    due_on,
    registered_at,
    warn_at,
    working_time_between,
)
from qala.ground.calendars.tests.factories import FIVE_DAYS, office_schedule

ALMATY = ZoneInfo("Asia/Almaty")
OFFICE = office_schedule()
ALWAYS = Schedule.round_the_clock("Asia/Almaty")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ALMATY)


def test_fifteen_working_days_over_nauryz_2026() -> None:
    assert due_at(at("2026-03-19 10:00"), Allowance(15, Unit.WORKING_DAYS), OFFICE) == at("2026-04-14 18:30")


def test_moved_days_of_january_2025() -> None:
    assert not OFFICE.is_working(date(2025, 1, 3))
    assert OFFICE.is_working(date(2025, 1, 5))
    # Thursday 2 January is a holiday, Friday is moved: the Sunday is the first working day.
    assert registered_at(at("2025-01-02 11:00"), OFFICE) == at("2025-01-05 09:00")
    assert due_at(at("2025-01-05 09:00"), Allowance(1, Unit.WORKING_DAYS), OFFICE) == at("2025-01-06 18:30")


@pytest.mark.parametrize(
    ("received", "registered"),
    [
        ("2026-04-15 11:00", "2026-04-15 11:00"),
        ("2026-04-15 13:30", "2026-04-15 13:30"),  # the lunch break is within the working day
        ("2026-04-15 07:10", "2026-04-15 09:00"),
        ("2026-04-15 18:30", "2026-04-16 09:00"),  # at closing time the day is over
        ("2026-04-17 22:00", "2026-04-20 09:00"),  # Friday night
        ("2026-04-18 12:00", "2026-04-20 09:00"),
        ("2026-04-30 19:00", "2026-05-04 09:00"),  # 1 May is a holiday on a Friday
    ],
)
def test_registered(received: str, registered: str) -> None:
    assert registered_at(at(received), OFFICE) == at(registered)


@pytest.mark.parametrize(
    ("start", "allowance", "due"),
    [
        ("2026-04-17 17:30", Allowance(30, Unit.MINUTES), "2026-04-17 18:00"),
        ("2026-04-17 17:30", Allowance(24, Unit.HOURS), "2026-04-18 17:30"),
        ("2026-04-17 17:30", Allowance(2, Unit.WORKING_HOURS), "2026-04-20 10:00"),
        ("2026-04-17 12:00", Allowance(2, Unit.WORKING_HOURS), "2026-04-17 15:30"),  # over lunch
        ("2026-04-17 14:30", Allowance(4, Unit.WORKING_HOURS), "2026-04-17 18:30"),  # ends at closing
        ("2026-04-18 12:00", Allowance(1, Unit.WORKING_HOURS), "2026-04-20 10:00"),  # Saturday
        ("2026-04-17 17:30", Allowance(1, Unit.WORKING_DAYS), "2026-04-20 18:30"),
        ("2026-04-16 10:00", Allowance(1, Unit.CALENDAR_DAYS), "2026-04-17 18:30"),
        ("2026-04-16 10:00", Allowance(2, Unit.CALENDAR_DAYS), "2026-04-20 18:30"),  # Saturday moves on
        ("2026-12-30 10:00", Allowance(2, Unit.WORKING_DAYS), "2027-01-05 18:30"),  # over the year's end
    ],
)
def test_due(start: str, allowance: Allowance, due: str) -> None:
    assert due_at(at(start), allowance, OFFICE) == at(due)


def test_the_day_that_had_twenty_five_hours() -> None:
    """At midnight before 1 March 2024 the clocks went from +06 back to 23:00 at +05."""
    start = datetime(2024, 2, 29, 12, tzinfo=UTC)  # 18:00 in Almaty
    assert due_at(start, Allowance(1, Unit.WORKING_DAYS), OFFICE) == datetime(2024, 3, 1, 13, 30, tzinfo=UTC)
    before = due_at(start - timedelta(days=1), Allowance(1, Unit.WORKING_DAYS), OFFICE)
    assert before == datetime(2024, 2, 29, 12, 30, tzinfo=UTC)
    assert due_at(start, Allowance(24, Unit.HOURS), OFFICE) == start + timedelta(hours=24)
    day = (datetime(2024, 2, 28, 18, tzinfo=UTC), datetime(2024, 2, 29, 19, tzinfo=UTC))
    assert working_time_between(*day, ALWAYS) == timedelta(hours=25)
    half_hour_into_friday = datetime(2024, 3, 1, 4, 30, tzinfo=UTC)
    assert due_at(start, Allowance(1, Unit.WORKING_HOURS), OFFICE) == half_hour_into_friday


def test_round_the_clock_days_end_at_midnight_and_are_shown_as_their_day() -> None:
    due = due_at(at("2026-05-01 23:50"), Allowance(3, Unit.WORKING_DAYS), ALWAYS)
    assert due == at("2026-05-05 00:00")
    assert due_on(due, ALWAYS) == date(2026, 5, 4)
    assert ALWAYS.is_round_the_clock
    assert registered_at(at("2026-05-01 23:50"), ALWAYS) == at("2026-05-01 23:50")


def test_a_warning_does_not_pass_over_a_weekend() -> None:
    start, due = at("2026-04-17 16:30"), at("2026-04-20 11:00")  # four working hours
    assert warn_at(start, due, 0.5, OFFICE, Unit.WORKING_HOURS) == at("2026-04-17 18:30")
    assert warn_at(start, due, 0.75, OFFICE, Unit.WORKING_HOURS) == at("2026-04-20 10:00")
    assert warn_at(start, due, 0.5, OFFICE, Unit.HOURS) == start + (due - start) / 2


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one unit"):
        Allowance(0, Unit.HOURS)
    with pytest.raises(ValueError, match="fortnight"):
        Allowance(1, "fortnights")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no fixed length"):
        _ = Allowance(1, Unit.WORKING_DAYS).span
    with pytest.raises(ValueError, match="at least one of them is open"):
        Schedule("Asia/Almaty", ((),) * 7)
    with pytest.raises(ValueError, match="in order"):
        Schedule("Asia/Almaty", (((600, 500),), *FIVE_DAYS[1:]))
    with pytest.raises(ValueError, match="share"):
        warn_at(at("2026-04-17 16:30"), at("2026-04-18 16:30"), 1.5, OFFICE, Unit.HOURS)
    with pytest.raises(ValueError, match="day off"):
        OFFICE.close_of(date(2026, 4, 18))
