"""When a step of the escalation ladder comes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from qala.ground.calendars.rules import Schedule, Unit
from qala.ground.calendars.rules.counting import advance, working_time_between

Pauses = Iterable[tuple[datetime, datetime]]


def moment_of(
    start_at: datetime, due_at: datetime, share: int, schedule: Schedule, unit: Unit, pauses: Pauses = ()
) -> datetime:
    """The moment when `share` per cent of the term has passed, in the term's own time and without its pauses; beyond
    100 the time after its end is measured by the length of the term."""
    parts = _running(start_at, due_at, pauses)
    lengths = [_length(begin, end, schedule, unit) for begin, end in parts]
    total = sum(lengths, timedelta())
    if share >= 100:
        return _ahead(due_at, total * (share / 100 - 1), schedule, unit)
    left = total * (share / 100)
    for (begin, _end), length in zip(parts, lengths, strict=True):
        if left <= length:
            return min(_ahead(begin, left, schedule, unit), due_at)
        left -= length
    return due_at


def _running(start_at: datetime, due_at: datetime, pauses: Pauses) -> list[tuple[datetime, datetime]]:
    """The stretches of the term in which its clock ran."""
    parts, begin = [], start_at
    for paused_at, resumed_at in pauses:
        if paused_at > begin:
            parts.append((begin, min(paused_at, due_at)))
        begin = max(begin, resumed_at)
    if begin < due_at:
        parts.append((begin, due_at))
    return parts


def _is_working(unit: Unit) -> bool:
    return unit in (Unit.WORKING_HOURS, Unit.WORKING_DAYS)


def _length(begin: datetime, end: datetime, schedule: Schedule, unit: Unit) -> timedelta:
    return working_time_between(begin, end, schedule) if _is_working(unit) else end - begin


def _ahead(moment: datetime, by: timedelta, schedule: Schedule, unit: Unit) -> datetime:
    return advance(moment, by, schedule) if _is_working(unit) else moment + by
