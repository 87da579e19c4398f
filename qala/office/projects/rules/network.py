"""The critical path: items and links in, dates and floats out.

    result = schedule(items, links, start_on=date(2026, 1, 5))
    result["A"].early_finish, result["A"].total_float, result.finish_on, result.longest_path

All dates are inclusive days. A milestone is shown on the day it is reached: the last day of the work it follows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qala.office.projects.rules.items import Constraint, Item, Link, LinkKind, circle_in, net_of
from qala.office.projects.rules.passes import Passes, backward, forward, free_floats
from qala.office.projects.rules.workdays import WorkDays

__all__ = [
    "Constraint", "Dated", "Item", "Link", "LinkKind", "Network", "WorkDays", "circle_in", "net_of", "schedule",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """One item on the calendar. Floats are working days of its own calendar; None once it is done.

    `early_start` of a started item is the recorded one, `resumes_on` the day its remaining work begins.
    `driven_by` is the item whose link holds it; None when a date or the status day does.
    """

    key: str
    early_start: date
    early_finish: date
    late_start: date
    late_finish: date
    resumes_on: date
    total_float: int | None
    free_float: int | None
    is_critical: bool
    is_near_critical: bool
    driven_by: str | None

    @property
    def is_open(self) -> bool:
        """Not finished yet."""
        return self.total_float is not None


@dataclass(frozen=True, slots=True)
class Network:
    """The answer, by key in the order of the items; `longest_path` from its first item to the finish."""

    dates: dict[str, Dated]
    finish_on: date | None
    longest_path: tuple[str, ...]

    def __getitem__(self, key: str) -> Dated:
        return self.dates[key]

    def __iter__(self) -> Iterator[Dated]:
        return iter(self.dates.values())

    def __len__(self) -> int:
        return len(self.dates)

    @property
    def critical(self) -> tuple[str, ...]:
        """Keys without float, in the order of the plan."""
        return tuple(one.key for one in self if one.is_critical)


def schedule(
    items: Sequence[Item],
    links: Sequence[Link],
    *,
    start_on: date,
    status_on: date | None = None,
    finish_by: date | None = None,
    near_days: int = 5,
) -> Network:
    """Work out all dates.

    `status_on`: from its morning on the future begins; what is not done lies on it or after it. `finish_by`: floats are
    measured from this day (and may be negative) instead of the last early finish. `near_days`: float up to which an
    item counts as nearly critical. Raises Invalid as `net_of`.
    """
    net = net_of(items, links)
    if not items:
        return Network({}, None, ())
    passes = Passes(net)
    forward(passes, start_on, status_on)
    last = max(reversed(net.order), key=passes.ends)
    finish = passes.ends(last)
    target = finish if finish_by is None else finish_by.toordinal() + 1
    backward(passes, target)
    free_floats(passes, finish)
    dates = {item.key: _dated(passes, place, near_days) for place, item in enumerate(items)}
    return Network(dates, max(one.early_finish for one in dates.values()), _path(passes, last))


def _dated(passes: Passes, place: int, near_days: int) -> Dated:
    item, driver = passes.net.items[place], passes.driver[place]
    late = passes.late[place]
    if item.actual_finish is not None or late is None:
        return _recorded(item)
    early_finish = passes.finish[place]
    total = late - early_finish
    is_point = item.work_days == 0
    resumes_on = _shown(passes, place, passes.start[place], is_point)
    finishes_on = _shown(passes, place, early_finish, True)
    return Dated(
        key=item.key,
        early_start=item.actual_start or resumes_on,
        early_finish=max(finishes_on, item.actual_start or finishes_on),
        late_start=_shown(passes, place, late - item.work_days, is_point),
        late_finish=_shown(passes, place, late, True),
        resumes_on=resumes_on,
        total_float=total,
        free_float=passes.free[place],
        is_critical=total <= 0,
        is_near_critical=0 < total <= near_days,
        driven_by=None if driver is None else passes.net.items[driver].key,
    )


def _shown(passes: Passes, place: int, rank: int, is_finish: bool) -> date:
    """The day of a rank: the one that begins there, or the one that ends there."""
    return passes.net.items[place].calendar.date_of(rank - (is_finish and passes.at_end[place]))


def _recorded(item: Item) -> Dated:
    finish = item.actual_finish
    assert finish is not None
    start = item.actual_start or finish
    return Dated(item.key, start, finish, start, finish, start, None, None, False, False, None)


def _path(passes: Passes, last: int) -> tuple[str, ...]:
    """From the last finish back along the links that hold, to the item that waits for none."""
    path: list[str] = []
    place: int | None = last
    while place is not None:
        path.append(passes.net.items[place].key)
        place = passes.driver[place]
    return tuple(reversed(path))
