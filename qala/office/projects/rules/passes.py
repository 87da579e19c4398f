"""The two passes of the critical path method, in ranks of working days (`workdays`).

Forward: what starts, starts as early as its links, its constraint and the status day let it. Retained logic: what is
left of a started item waits for its predecessors too. Backward: as late as the finish of the project allows; a date
that a person has set can ask for less than there is, and then float is negative.
"""

from dataclasses import dataclass, field
from datetime import date

from qala.office.projects.rules.items import Constraint, Item, LinkKind, Net

_UNLIMITED = 10**9


@dataclass(slots=True)
class Passes:
    """Ranks by place of the item: `start` and `finish` early (of what remains), `late`, `free`; None for the done."""

    net: Net
    start: list[int] = field(default_factory=list)
    finish: list[int] = field(default_factory=list)
    at_end: list[bool] = field(default_factory=list)
    late: list[int | None] = field(default_factory=list)
    free: list[int | None] = field(default_factory=list)
    driver: list[int | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        count = len(self.net.items)
        self.start, self.finish, self.at_end = [0] * count, [0] * count, [True] * count
        self.late, self.free, self.driver = [None] * count, [None] * count, [None] * count

    def begins(self, place: int) -> int:
        """The instant from which links of the start count: recorded, or the early one."""
        item = self.net.items[place]
        if item.actual_start is not None and not item.is_milestone:
            return item.actual_start.toordinal()
        if item.is_done or (item.is_milestone and self.at_end[place]):
            return self.ends(place)
        return item.calendar.day(self.start[place])

    def ends(self, place: int) -> int:
        """The instant at which the item is finished."""
        item = self.net.items[place]
        if item.actual_finish is not None:
            return item.actual_finish.toordinal() + 1
        if self.at_end[place]:
            return item.calendar.day(self.finish[place] - 1) + 1
        return item.calendar.day(self.finish[place])


def forward(passes: Passes, start_on: date, status_on: date | None) -> None:
    """Fill early ranks. Nothing that is still to be done lies before the status day."""
    earliest = max(start_on, status_on or start_on).toordinal()
    status = (status_on or date.min).toordinal()
    for place in passes.net.order:
        item = passes.net.items[place]
        if item.is_done:
            _take_record(passes, place, item)
        else:
            floor = max(status, item.actual_start.toordinal()) if item.actual_start else earliest
            _place_early(passes, place, item, floor)


def _take_record(passes: Passes, place: int, item: Item) -> None:
    assert item.actual_finish is not None
    rank = item.calendar.rank
    passes.finish[place] = rank(item.actual_finish.toordinal() + 1)
    passes.start[place] = rank((item.actual_start or item.actual_finish).toordinal())


def _place_early(passes: Passes, place: int, item: Item, floor: int) -> None:
    """The greatest of all bounds on the start; a bound on the finish counts back by the work that remains."""
    calendar, work = item.calendar, item.work_days
    best, driver, at_end = calendar.rank(floor), None, False
    for on, is_finish in _lower(item):
        bound = calendar.rank(on.toordinal() + is_finish) - (work if is_finish else 0)
        if bound > best:
            best, at_end = bound, is_finish
    for other, kind, lag in passes.net.before[place]:
        if kind is LinkKind.SS and item.is_started and passes.net.items[other].actual_start:
            continue
        instant = passes.ends(other) if kind.from_finish else passes.begins(other)
        bound = calendar.rank(instant) + lag - (0 if kind.to_start else work)
        ends = _reads_as_end(passes, other, kind, lag)
        if (bound, driver is None or ends > at_end) > (best, False):
            best, driver, at_end = bound, other, ends
    passes.start[place], passes.finish[place] = best, best + work
    passes.driver[place] = driver
    passes.at_end[place] = at_end or work > 0 or not item.is_milestone


def _reads_as_end(passes: Passes, other: int, kind: LinkKind, lag: int) -> bool:
    """A milestone held by this link is shown at the end of a day, not at the beginning of the next."""
    earlier = passes.net.items[other]
    if lag or earlier.is_done or not earlier.is_milestone:
        return lag > 0 or kind.from_finish
    return passes.at_end[other]


def _lower(item: Item) -> list[tuple[date, bool]]:
    """Dates before which the item may not start (False) or finish (True)."""
    if item.constraint_on is None:
        return []
    if item.constraint in (Constraint.SNET, Constraint.MSO) and item.actual_start is None:
        return [(item.constraint_on, False)]
    if item.constraint in (Constraint.FNET, Constraint.MFO):
        return [(item.constraint_on, True)]
    return []


def backward(passes: Passes, finish: int) -> None:
    """Fill `late` (ranks of the late finish) from an instant by which all must be done."""
    for place in reversed(passes.net.order):
        item = passes.net.items[place]
        if item.is_done:
            continue
        latest = item.calendar.rank(finish)
        for bound in _upper(item):
            latest = min(latest, bound)
        for other, kind, lag in passes.net.after[place]:
            late = passes.late[other]
            if late is not None:
                latest = min(latest, _limit(passes, place, other, kind, late, lag))
        passes.late[place] = latest


def _limit(passes: Passes, place: int, other: int, kind: LinkKind, finish: int, lag: int) -> int:
    """The last finish rank of `place` with which `other` can still finish at `finish`.

    A start that has happened holds nobody any more; it gives no limit.
    """
    item, later = passes.net.items[place], passes.net.items[other]
    rank = finish - lag - (later.work_days if kind.to_start else 0)
    instant = later.calendar.day(rank)
    if kind.from_finish:
        return item.calendar.rank(instant)
    if item.is_started:
        return _UNLIMITED
    if item.is_milestone:
        return item.calendar.rank(instant)
    return item.calendar.starts_by(instant) + item.work_days


def _upper(item: Item) -> list[int]:
    """Finish ranks beyond which a date set by a person is missed."""
    if item.constraint_on is None:
        return []
    day = item.constraint_on.toordinal()
    if item.constraint in (Constraint.SNLT, Constraint.MSO) and item.actual_start is None:
        return [item.calendar.starts_by(day) + item.work_days]
    if item.constraint in (Constraint.FNLT, Constraint.MFO):
        return [item.calendar.rank(day + 1)]
    return []


def free_floats(passes: Passes, finish: int) -> None:
    """Fill `free`: how far an item may slip and nobody notices. What should be as late as possible slips so far."""
    for place in reversed(passes.net.order):
        item = passes.net.items[place]
        if item.is_done:
            continue
        latest = item.calendar.rank(finish)
        for other, kind, lag in passes.net.after[place]:
            if not passes.net.items[other].is_done:
                latest = min(latest, _limit(passes, place, other, kind, passes.finish[other], lag))
        free = max(latest - passes.finish[place], 0)
        if item.constraint is Constraint.ALAP and not item.is_started and free:
            passes.start[place] += free
            passes.finish[place] += free
            passes.at_end[place] = True
            free = 0
        passes.free[place] = free
