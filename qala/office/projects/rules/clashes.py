"""Works of different projects that get into each other's way: at the same place at the same time, in the wrong order
(a road finished before the pipe under it is laid), or on the days of an event.

Neighbours are found by an index of places, not by comparing everybody with everybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import cos, radians
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

_METRES_A_DEGREE = 111_195.0


class ClashKind(StrEnum):
    """What is wrong."""

    OVERLAP = "overlap"
    ORDER = "order"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Place:
    """Where: keys of segments or streets that are the same place when equal, and a shape in WGS 84 degrees.

    Where both works have a shape the shapes decide: two ends of a long street are not one place.
    """

    keys: frozenset[str] = frozenset()
    shape: Any = None


@dataclass(frozen=True, slots=True)
class Work:
    """Work on the ground. `depth` orders kinds of work: what lies deeper (the pipe, 1) comes before what lies above
    (the road, 3); None takes no part in the question of order. An event is a work of no project (`project` "").
    """

    project: str
    item: str
    begin: date
    finish: date
    place: Place
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """`one` is the work that should be first (the deeper, or the earlier); `days` they share, or lie apart."""

    kind: ClashKind
    one: Work
    other: Work
    days: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The same clash tomorrow has the same key, whatever the dates."""
        first, second = sorted([(self.one.project, self.one.item), (self.other.project, self.other.item)])
        return (*first, *second)

    @property
    def parties(self) -> tuple[str, ...]:
        """The two projects, or the project and the event: people decide about them, whichever works of theirs meet."""
        return tuple(sorted(work.project or f"event {work.item}" for work in (self.one, self.other)))

    @property
    def gravity(self) -> tuple[bool, int]:
        """The wrong order before days shared; a surface that was whole for the shortest time, or the most days."""
        is_order = self.kind is ClashKind.ORDER
        return (is_order, -self.days if is_order else self.days)


def clashes(
    works: Sequence[Work], events: Sequence[Work] = (), *, near_m: float = 20.0, window_days: int = 1095
) -> list[Clash]:
    """All clashes, the earliest first.

    `near_m`: shapes so near are one place. `window_days`: a surface is expected to stay whole for so long; digging it
    up later is no clash.
    """
    everything = [*works, *events]
    window = timedelta(days=window_days)
    found = []
    for first, second in _neighbours(everything, near_m, window):
        clash = _judge(everything[first], everything[second], window)
        if clash is not None:
            found.append(clash)
    return sorted(found, key=lambda one: (max(one.one.begin, one.other.begin), one.key))


def gravest(found: Iterable[Clash]) -> list[Clash]:
    """One for each pair of parties: a road of five works over a pipe of four is one matter, not twenty."""
    worst: dict[tuple[str, ...], Clash] = {}
    for clash in found:
        known = worst.get(clash.parties)
        if known is None or clash.gravity > known.gravity:
            worst[clash.parties] = clash
    return list(worst.values())


def _judge(one: Work, other: Work, window: timedelta) -> Clash | None:
    if one.project == other.project:
        return None
    is_event = not (one.project and other.project)
    first, second = (one, other) if (one.begin, one.item) <= (other.begin, other.item) else (other, one)
    shared = (min(one.finish, other.finish) - second.begin).days + 1
    if shared > 0:
        return Clash(ClashKind.EVENT if is_event else ClashKind.OVERLAP, first, second, shared)
    if is_event or first.depth is None or second.depth is None or first.depth <= second.depth:
        return None
    apart = second.begin - first.finish
    return Clash(ClashKind.ORDER, second, first, apart.days) if apart <= window else None


def _neighbours(works: Sequence[Work], near_m: float, window: timedelta) -> Iterator[tuple[int, int]]:
    """Pairs of places in `works`, each once."""
    seen: set[tuple[int, int]] = set()
    for pair in _by_key(works, window):
        seen.add(pair)
    for pair in _by_shape(works, near_m, window):
        seen.add(pair)
    yield from sorted(seen)


def _by_key(works: Sequence[Work], window: timedelta) -> Iterator[tuple[int, int]]:
    """Works on one segment, swept by their beginning: those that ended long before the next begins drop out."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, work in enumerate(works):
        for key in work.place.keys:
            groups[key].append(place)
    for group in groups.values():
        group.sort(key=lambda place: works[place].begin)
        yield from _swept(group, works, window)


def _swept(group: Iterable[int], works: Sequence[Work], window: timedelta) -> Iterator[tuple[int, int]]:
    active: list[int] = []
    for place in group:
        work = works[place]
        active = [other for other in active if works[other].finish + window >= work.begin]
        for other in active:
            if works[other].project != work.project and not _are_drawn(work, works[other]):
                yield (min(place, other), max(place, other))
        active.append(place)


def _are_drawn(one: Work, other: Work) -> bool:
    return one.place.shape is not None and other.place.shape is not None


def _by_shape(works: Sequence[Work], near_m: float, window: timedelta) -> Iterator[tuple[int, int]]:
    placed = [place for place, work in enumerate(works) if work.place.shape is not None]
    if len(placed) < 2:
        return
    shapes = _in_metres([works[place].place.shape for place in placed])
    tree = shapely.STRtree(shapes)
    first, second = tree.query(shapes, predicate="dwithin", distance=near_m)
    begin = np.array([works[place].begin.toordinal() for place in placed])
    finish = np.array([works[place].finish.toordinal() for place in placed])
    names = {name: number for number, name in enumerate({work.project for work in works})}
    project = np.array([names[works[place].project] for place in placed])
    apart = np.maximum(begin[first], begin[second]) - np.minimum(finish[first], finish[second])
    wanted = (first < second) & (project[first] != project[second]) & (apart <= window.days)
    for one, other in zip(first[wanted], second[wanted], strict=True):
        yield placed[one], placed[other]


def _in_metres(shapes: Sequence[Any]) -> npt.NDArray[np.object_]:
    """A flat picture of the city: good to a few parts in ten thousand over fifty kilometres."""
    array = np.array(shapes, dtype=object)
    bounds = shapely.total_bounds(array)
    scale = np.array([_METRES_A_DEGREE * cos(radians((bounds[1] + bounds[3]) / 2)), _METRES_A_DEGREE])
    return np.asarray(shapely.transform(array, lambda points: points * scale), dtype=object)
