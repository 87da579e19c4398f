"""When a term starts, ends and warns.

Moments are aware datetimes; answers are UTC. A term is half-open: at `due_at` it has run out.
The day of receipt is not day 1. Days end at the close of working hours of their last day, because an
organisation performs until it closes, and a last day that is a day off moves to the next working day
(docs/decisions/0042). `due_at` counts from the moment it is given: pass `registered_at(...)` for an appeal.
"""

from datetime import UTC, date, datetime, timedelta

from qala.ground.calendars.rules.allowance import Allowance, Unit
from qala.ground.calendars.rules.schedule import Schedule

_NOTHING = timedelta()
_ONE_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


def registered_at(received_at: datetime, schedule: Schedule) -> datetime:
    """When a receipt counts as registered (art. 64 of the Administrative Procedural Code).

    Within a working day, the lunch break included: at once. Before opening: at that day's opening.
    After closing or on a day off: at the next working day's opening. Applying it twice changes nothing.
    """
    received_at = received_at.astimezone(UTC)
    day = schedule.day_of(received_at)
    opens = schedule.opens(day)
    if opens and received_at < opens[-1][1]:
        return max(received_at, opens[0][0])
    return schedule.opens(schedule.working_day_after(day, 1))[0][0]


def due_at(start_at: datetime, allowance: Allowance, schedule: Schedule) -> datetime:
    """The moment an allowance that starts at `start_at` has run out.

    minutes, hours: elapsed time. working_hours: opening time is consumed. working_days: close of the n-th
    working day after the day of the start. calendar_days: close of the n-th day after it, moved on to the
    next working day when that is a day off.
    """
    unit = allowance.unit
    if unit is Unit.WORKING_DAYS:
        return schedule.close_of(schedule.working_day_after(schedule.day_of(start_at), allowance.amount))
    if unit is Unit.CALENDAR_DAYS:
        last = schedule.day_of(start_at) + timedelta(days=allowance.amount)
        return schedule.close_of(schedule.working_day_from(last))
    if unit is Unit.WORKING_HOURS:
        return advance(start_at, allowance.span, schedule)
    return start_at.astimezone(UTC) + allowance.span


def due_on(moment: datetime, schedule: Schedule) -> date:
    """The last local day of a term, for showing: a term that ends at 24:00 ends on that day, not the next."""
    return schedule.day_of(moment - _INSTANT)


def warn_at(start_at: datetime, due: datetime, share: float, schedule: Schedule, unit: Unit) -> datetime:
    """The moment when `share` (0 to 1) of the term from `start_at` to `due` has passed, in its own time.

    Working units are measured in working time, the others in elapsed time, so that a weekend does not use
    up the warning of a working term. Never before the start, never after `due`. ValueError outside 0..1.
    """
    if not 0 <= share <= 1:
        raise ValueError("A share is between 0 and 1.")
    start_at, due = start_at.astimezone(UTC), due.astimezone(UTC)
    if due <= start_at:
        return due
    if unit in (Unit.WORKING_HOURS, Unit.WORKING_DAYS):
        part = working_time_between(start_at, due, schedule) * share
        return min(advance(start_at, part, schedule), due)
    return start_at + (due - start_at) * share


def working_time_between(start_at: datetime, end_at: datetime, schedule: Schedule) -> timedelta:
    """Opening time in [start, end); negative when the end is earlier."""
    start_at, end_at = start_at.astimezone(UTC), end_at.astimezone(UTC)
    if end_at < start_at:
        return -working_time_between(end_at, start_at, schedule)
    total = _NOTHING
    day, last = schedule.day_of(start_at), schedule.day_of(end_at)
    while day <= last:
        for opening, closing in schedule.opens(day):
            if opening >= end_at:
                break
            if closing > start_at:
                total += min(closing, end_at) - max(opening, start_at)
        day += _ONE_DAY
    return total


def advance(start_at: datetime, amount: timedelta, schedule: Schedule) -> datetime:
    """The earliest moment by which `amount` of opening time has passed since `start_at`."""
    moment = start_at.astimezone(UTC)
    if amount <= _NOTHING:
        return moment
    day = schedule.day_of(moment)
    while True:
        for opening, closing in schedule.opens(day):
            begin = max(opening, moment)
            if closing <= begin:
                continue
            if closing - begin >= amount:
                return begin + amount
            amount -= closing - begin
        day = schedule.working_day_after(day, 1)
