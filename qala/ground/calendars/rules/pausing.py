"""Stopping a term's clock and letting it run again.

What is left is kept in the term's own time: elapsed time, opening time, or whole days. For days, the day of
the pause counts as used and the day of the resume is not counted (as the day of receipt is not), so an hour
of waiting costs and gives nothing, and a night of waiting gives a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from qala.ground.calendars.rules.allowance import Allowance, Unit
from qala.ground.calendars.rules.counting import advance, due_at, due_on, working_time_between
from qala.ground.calendars.rules.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left of a term: whole `days` when the unit is in days, else `time`. Never negative."""

    unit: Unit
    days: int = 0
    time: timedelta = timedelta()


def pause(due: datetime, paused_at: datetime, unit: Unit, schedule: Schedule) -> Remaining:
    """What is left at `paused_at` of a term that would end at `due`; nothing when it has already ended."""
    if unit is Unit.WORKING_DAYS:
        days = schedule.working_days_in(schedule.day_of(paused_at), due_on(due, schedule))
        return Remaining(unit, days=max(days, 0))
    if unit is Unit.CALENDAR_DAYS:
        days = (due_on(due, schedule) - schedule.day_of(paused_at)).days
        return Remaining(unit, days=max(days, 0))
    left = working_time_between(paused_at, due, schedule) if unit is Unit.WORKING_HOURS else due - paused_at
    return Remaining(unit, time=max(left, timedelta()))


def resume(left: Remaining, resumed_at: datetime, schedule: Schedule) -> datetime:
    """When the rest of a term ends if its clock runs again from `resumed_at`.

    With no whole day left the term ends today (the pause came on its last day): at the close of this day,
    or of the next working day when this one is a day off or already closed.
    """
    if left.unit.is_in_days:
        if left.days:
            return due_at(resumed_at, Allowance(left.days, left.unit), schedule)
        today = schedule.day_of(resumed_at)
        close = schedule.close_of(schedule.working_day_from(today))
        return close if close > resumed_at else schedule.close_of(schedule.working_day_after(today, 1))
    if left.unit is Unit.WORKING_HOURS:
        return advance(resumed_at, left.time, schedule)
    return resumed_at.astimezone(UTC) + left.time


def after_pause(
    due: datetime, paused_at: datetime, resumed_at: datetime, unit: Unit, schedule: Schedule
) -> datetime:
    """The new end of a term that stood still from `paused_at` to `resumed_at`.

    A pause of no length changes nothing, and a term that had already ended stays ended.
    Raises ValueError when the resume comes before the pause.
    """
    if resumed_at < paused_at:
        raise ValueError("A clock cannot be resumed before it was paused.")
    if resumed_at == paused_at or paused_at >= due:
        return due
    return max(due, resume(pause(due, paused_at, unit, schedule), resumed_at, schedule))


def due_with_pauses(
    start_at: datetime,
    allowance: Allowance,
    pauses: Iterable[tuple[datetime, datetime]],
    schedule: Schedule,
) -> datetime:
    """The end of a term after all its finished pauses, in order: for recomputing under a changed calendar."""
    due = due_at(start_at, allowance, schedule)
    for paused_at, resumed_at in pauses:
        due = after_pause(due, paused_at, resumed_at, allowance.unit, schedule)
    return due
