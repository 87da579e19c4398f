"""Pauses with known answers."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from qala.ground.calendars.rules import (
    Allowance,
    Remaining,
    Schedule,
    Unit,
    after_pause,
    due_at,
    due_with_pauses,
    pause,
    resume,
)
from qala.ground.calendars.tests.factories import office_schedule

OFFICE = office_schedule()
ALWAYS = Schedule.round_the_clock("Asia/Almaty")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Almaty"))


@pytest.mark.parametrize(
    ("unit", "due", "paused", "resumed", "moved"),
    [
        # Three working days are left on Wednesday evening; the question is answered on Monday.
        (Unit.WORKING_DAYS, "2026-04-20 18:30", "2026-04-15 17:00", "2026-04-20 10:00", "2026-04-23 18:30"),
        # An hour within one day gives no day.
        (Unit.WORKING_DAYS, "2026-04-20 18:30", "2026-04-15 10:00", "2026-04-15 11:00", "2026-04-20 18:30"),
        # The pause came on the last day: the answer is due on the day of the resume.
        (Unit.WORKING_DAYS, "2026-04-20 18:30", "2026-04-20 09:30", "2026-04-22 12:00", "2026-04-22 18:30"),
        (Unit.WORKING_DAYS, "2026-04-20 18:30", "2026-04-20 09:30", "2026-04-22 20:00", "2026-04-23 18:30"),
        (Unit.CALENDAR_DAYS, "2026-04-20 18:30", "2026-04-15 17:00", "2026-04-21 10:00", "2026-04-27 18:30"),
        (Unit.WORKING_HOURS, "2026-04-17 15:30", "2026-04-17 12:00", "2026-04-17 18:00", "2026-04-20 10:30"),
        (Unit.HOURS, "2026-04-17 15:30", "2026-04-17 12:00", "2026-04-18 12:00", "2026-04-18 15:30"),
    ],
)
def test_after_pause(unit: Unit, due: str, paused: str, resumed: str, moved: str) -> None:
    assert after_pause(at(due), at(paused), at(resumed), unit, OFFICE) == at(moved)


def test_days_of_a_round_the_clock_calendar() -> None:
    due = due_at(at("2026-04-15 10:00"), Allowance(2, Unit.WORKING_DAYS), ALWAYS)
    assert pause(due, at("2026-04-16 10:00"), Unit.WORKING_DAYS, ALWAYS) == Remaining(
        Unit.WORKING_DAYS, days=1
    )
    moved = after_pause(due, at("2026-04-16 10:00"), at("2026-04-20 10:00"), Unit.WORKING_DAYS, ALWAYS)
    assert moved == at("2026-04-22 00:00")


def test_the_pause_and_the_resume_apart_are_the_same_as_together() -> None:
    due = at("2026-04-17 15:30")
    left = pause(due, at("2026-04-17 12:00"), Unit.WORKING_HOURS, OFFICE)
    assert left == Remaining(Unit.WORKING_HOURS, time=timedelta(hours=2))
    assert resume(left, at("2026-04-20 09:00"), OFFICE) == at("2026-04-20 11:00")


def test_two_pauses_are_replayed_in_order() -> None:
    pauses = [
        (at("2026-04-15 10:00"), at("2026-04-16 10:00")),
        (at("2026-04-17 10:00"), at("2026-04-20 10:00")),
    ]
    allowance = Allowance(5, Unit.WORKING_DAYS)
    assert due_with_pauses(at("2026-04-14 10:00"), allowance, [], OFFICE) == at("2026-04-21 18:30")
    assert due_with_pauses(at("2026-04-14 10:00"), allowance, pauses, OFFICE) == at("2026-04-23 18:30")


def test_a_resume_before_the_pause_is_refused() -> None:
    with pytest.raises(ValueError, match="before it was paused"):
        after_pause(
            at("2026-04-20 18:30"), at("2026-04-16 10:00"), at("2026-04-15 10:00"), Unit.HOURS, OFFICE
        )
