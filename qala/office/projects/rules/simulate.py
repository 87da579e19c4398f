"""What a plan is likely to do: the network is run through many times with durations drawn from three points.

Seeded, so that the same plan on the same day has the same answer, here and on any machine. Runs go through in batches:
memory does not grow with their number. Time is continuous; a finish within a day is shown as that day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np
import numpy.typing as npt

from qala.office.projects.rules.items import Constraint, Item, Link, LinkKind, Net, net_of
from qala.office.projects.rules.workdays import WorkDays

Draws = npt.NDArray[np.float64]

RUNS = 10_000
_BATCH = 2_000
_SLACK = 1e-6
_BARS = 40


@dataclass(frozen=True, slots=True)
class Spread:
    """Working days still needed: at best, most likely, at worst. ValueError when they are not in order."""

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.likely <= self.high:
            raise ValueError("Three points are in order: at best, most likely, at worst.")

    def draw(self, random: np.random.Generator, runs: int, is_beta: bool) -> Draws:
        """Beta-PERT (the middle weighs four times) or triangular."""
        width = self.high - self.low
        if width <= 0:
            return np.full(runs, self.likely)
        if not is_beta:
            return random.triangular(self.low, self.likely, self.high, runs)
        alpha = 1 + 4 * (self.likely - self.low) / width
        return self.low + width * random.beta(alpha, 6 - alpha, runs)

    @property
    def expected(self) -> float:
        """The mean of the beta-PERT."""
        return (self.low + 4 * self.likely + self.high) / 6


@dataclass(frozen=True, slots=True)
class Simulation:
    """`finishes` are days with the share of runs that ended on them, for a histogram; shares are 0 to 1."""

    runs: int
    p50: date
    p80: date
    p95: date
    days_p50: float
    days_p80: float
    days_p95: float
    chance: float | None
    criticality: dict[str, float]
    finishes: tuple[tuple[date, float], ...]


def simulate(
    items: Sequence[Item],
    links: Sequence[Link],
    spreads: Mapping[str, Spread],
    *,
    start_on: date,
    status_on: date | None = None,
    by: date | None = None,
    runs: int = RUNS,
    seed: int = 1,
    is_beta: bool = True,
) -> Simulation | None:
    """Run the plan `runs` times; None for an empty plan.

    An item without a spread takes as long as it says. `by`: the day whose chance is asked (the baseline's finish).
    Raises Invalid as `net_of`.
    """
    if not items:
        return None
    net = net_of(items, links)
    scale = items[0].calendar
    random = np.random.Generator(np.random.PCG64(seed))
    begin = scale.rank(max(start_on, status_on or start_on).toordinal())
    finishes: list[Draws] = []
    critical = np.zeros(len(items))
    for done in range(0, runs, _BATCH):
        count = min(_BATCH, runs - done)
        work = [_drawn(item, spreads.get(item.key), random, count, is_beta) for item in items]
        batch = _Batch(net, work, count)
        batch.forward(start_on, status_on)
        finish = batch.finish()
        finishes.append(_to_rank(scale, finish))
        critical += batch.critical(finish)
    return _summed(net, np.concatenate(finishes), critical, begin, by)


def _drawn(item: Item, spread: Spread | None, random: np.random.Generator, runs: int, is_beta: bool) -> Draws:
    if item.is_done:
        return np.zeros(runs)
    return spread.draw(random, runs, is_beta) if spread else np.full(runs, float(item.work_days))


class _Batch:
    """One batch of runs: `start`, `end` in ranks of each item's own calendar, a row per item."""

    def __init__(self, net: Net, work: Sequence[Draws], runs: int) -> None:
        self.net, self.work, self.runs = net, work, runs
        self.start = np.empty((len(net.items), runs))
        self.end = np.empty((len(net.items), runs))

    def forward(self, start_on: date, status_on: date | None) -> None:
        earliest = max(start_on, status_on or start_on).toordinal()
        for place in self.net.order:
            item, work = self.net.items[place], self.work[place]
            rank = item.calendar.rank
            if item.actual_finish is not None:
                self.end[place] = rank(item.actual_finish.toordinal() + 1)
                self.start[place] = rank((item.actual_start or item.actual_finish).toordinal())
                continue
            begin = np.full(self.runs, float(rank(earliest)))
            _hold(begin, item, work)
            for other, kind, lag in self.net.before[place]:
                if kind is LinkKind.SS and item.is_started and self.net.items[other].actual_start:
                    continue
                edge = self._edge(other, kind)
                bound = self._moved(other, item, edge, is_finish=kind.from_finish) + lag
                np.maximum(begin, bound if kind.to_start else bound - work, out=begin)
            self.start[place], self.end[place] = begin, begin + work

    def _edge(self, place: int, kind: LinkKind) -> Draws | float:
        """The end of the earlier item from which a link counts; a start that is on record is fixed."""
        item = self.net.items[place]
        if kind.from_finish or (item.is_milestone and item.is_done):
            return np.asarray(self.end[place])
        if item.actual_start is not None:
            return float(item.calendar.rank(item.actual_start.toordinal()))
        return np.asarray(self.start[place])

    def _moved(self, place: int, to: Item, ranks: Draws | float, *, is_finish: bool) -> Draws | float:
        calendar = self.net.items[place].calendar
        if calendar is to.calendar:
            return ranks
        instants = _to_instant(calendar, np.asarray(ranks, dtype=float), is_finish=is_finish)
        return _to_rank(to.calendar, instants)

    def finish(self) -> Draws:
        """Instants of the project's finish, one a run."""
        last: dict[WorkDays, Draws] = {}
        for place, item in enumerate(self.net.items):
            known = last.get(item.calendar)
            end = self.end[place]
            last[item.calendar] = end.copy() if known is None else np.maximum(known, end, out=known)
        instants = [_to_instant(calendar, ranks, is_finish=True) for calendar, ranks in last.items()]
        return np.asarray(np.maximum.reduce(instants))

    def critical(self, finish: Draws) -> Draws:
        """In how many runs each item had no float."""
        count = len(self.net.items)
        late: list[Draws | None] = [None] * count
        found = np.zeros(count)
        ends = {
            calendar: _to_rank(calendar, finish) for calendar in {item.calendar for item in self.net.items}
        }
        for place in reversed(self.net.order):
            item = self.net.items[place]
            if item.is_done:
                continue
            latest = ends[item.calendar]
            for other, kind, lag in self.net.after[place]:
                after = late[other]
                if after is None or (not kind.from_finish and item.is_started):
                    continue
                bound = after - lag - (self.work[other] if kind.to_start else 0)
                bound = np.asarray(self._moved(other, item, bound, is_finish=False))
                latest = np.minimum(latest, bound if kind.from_finish else bound + self.work[place])
            late[place] = latest
            found[place] = float(np.count_nonzero(latest - self.end[place] < _SLACK))
        return found


def _hold(begin: Draws, item: Item, work: Draws) -> None:
    """Dates set by a person, from below."""
    on, rank = item.constraint_on, item.calendar.rank
    if on is None:
        return
    if item.constraint in (Constraint.SNET, Constraint.MSO) and not item.is_started:
        np.maximum(begin, float(rank(on.toordinal())), out=begin)
    elif item.constraint in (Constraint.FNET, Constraint.MFO):
        np.maximum(begin, rank(on.toordinal() + 1) - work, out=begin)


def _to_instant(calendar: WorkDays, ranks: Draws, *, is_finish: bool) -> Draws:
    """A point of working time to days of everybody's time. Between two working days lies one point and, may be, a
    weekend: a finish is the evening before it, anything else the morning after.
    """
    whole = (np.ceil(ranks - _SLACK) - 1 if is_finish else np.floor(ranks + _SLACK)).astype(np.int64)
    first, last = int(whole.min()), int(whole.max())
    days = np.fromiter(
        (calendar.day(rank) for rank in range(first, last + 1)), dtype=float, count=last - first + 1
    )
    return np.asarray(days[whole - first] + (ranks - whole), dtype=float)


def _to_rank(calendar: WorkDays, instants: Draws) -> Draws:
    whole = np.floor(instants + _SLACK).astype(np.int64)
    first, last = int(whole.min()), int(whole.max()) + 1
    ranks = np.fromiter(
        (calendar.rank(day) for day in range(first, last + 1)), dtype=float, count=last - first + 1
    )
    place = whole - first
    return np.asarray(ranks[place] + (ranks[place + 1] - ranks[place]) * (instants - whole), dtype=float)


def _summed(net: Net, ranks: Draws, critical: Draws, begin: int, by: date | None) -> Simulation:
    scale, runs = net.items[0].calendar, len(ranks)
    p50, p80, p95 = (float(one) for one in np.percentile(ranks, (50, 80, 95)))
    chance = None
    if by is not None:
        chance = float(np.count_nonzero(ranks <= scale.rank(by.toordinal() + 1) + _SLACK)) / runs
    return Simulation(
        runs=runs,
        p50=_day(scale, p50),
        p80=_day(scale, p80),
        p95=_day(scale, p95),
        days_p50=p50 - begin,
        days_p80=p80 - begin,
        days_p95=p95 - begin,
        chance=chance,
        criticality={item.key: float(critical[place]) / runs for place, item in enumerate(net.items)},
        finishes=_bars(scale, ranks),
    )


def _day(scale: WorkDays, rank: float) -> date:
    return scale.date_of(ceil(rank - _SLACK) - 1)


def _bars(scale: WorkDays, ranks: Draws) -> tuple[tuple[date, float], ...]:
    """At most forty bars; each is named by its last day."""
    days = np.ceil(ranks - _SLACK).astype(np.int64) - 1
    first, last = int(days.min()), int(days.max())
    width = max(1, ceil((last - first + 1) / _BARS))
    counts = np.bincount((days - first) // width)
    return tuple(
        (scale.date_of(min(first + (place + 1) * width - 1, last)), float(count) / len(ranks))
        for place, count in enumerate(counts)
    )
