"""A curve over days as an SVG without a script: shares of the width and height, so that words keep their size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format

# Words of days that are nearer to each other, as a share of the width, would overlap on a phone.
ROOM = 0.32
# The scale ends at one of these times a power of ten.
ROUND = (1, 2, 4, 5, 8, 10)


@dataclass(frozen=True)
class Line:
    """One row of values; None is a gap."""

    key: str
    name: str
    values: Sequence[Decimal | None]


@dataclass(frozen=True)
class Drawn:
    """`runs` are the points of polylines in a box of 1000 × 1000; `end` is the place of the last value, in per cent."""

    key: str
    name: str
    runs: list[str]
    end: tuple[str, str] | None
    last: str


@dataclass(frozen=True)
class Mark:
    """A line of the grid: where, in per cent, and its words."""

    at: str
    words: str


@dataclass(frozen=True)
class Curve:
    """A drawing and its table."""

    lines: list[Drawn]
    heights: list[Mark]
    days: list[Mark]
    head: list[str]
    rows: list[list[str]]


def curve(
    days: Sequence[date],
    lines: Sequence[Line],
    *,
    say: Callable[[Decimal], str],
    top: Decimal | None = None,
    day_format: str = "SHORT_DATE_FORMAT",
) -> Curve | None:
    """None for less than two days or without a value. `top` is the end of the scale, worked out when none is given."""
    known = [line for line in lines if any(value is not None for value in line.values)]
    if len(days) < 2 or not known:
        return None
    highest = top or scale_end(max(value for line in known for value in line.values if value is not None))
    first, length = days[0], (days[-1] - days[0]).days or 1

    def across(day: date) -> float:
        return (day - first).days / length

    def place(day: date, value: Decimal) -> tuple[float, float]:
        return across(day), 1 - min(max(float(value / highest), 0), 1)

    said = [date_format(day, day_format) for day in days]
    return Curve(
        lines=[_drawn(line, days, place, say) for line in known],
        heights=[Mark(f"{100 - part}%", say(highest * part / 100)) for part in (0, 25, 50, 75, 100)],
        days=[
            Mark(f"{across(days[at]) * 100:.2f}%", said[at]) for at in _marks([across(day) for day in days])
        ],
        head=[line.name for line in known],
        rows=[
            [day, *("–" if line.values[at] is None else say(line.values[at] or Decimal(0)) for line in known)]
            for at, day in enumerate(said)
        ],
    )


def scale_end(highest: Decimal) -> Decimal:
    """The next round number: 1, 2, 4, 5 or 8 and zeros; 1 for nothing."""
    if highest <= 0:
        return Decimal(1)
    unit = Decimal(10) ** highest.adjusted()
    return next(unit * step for step in ROUND if unit * step >= highest)


def growing(values: Sequence[Decimal | None], *, until: int | None = None) -> list[Decimal | None]:
    """Sums from the beginning; nothing after the place `until`."""
    total, sums = Decimal(0), list[Decimal | None]()
    for at, value in enumerate(values):
        total += value or 0
        sums.append(None if until is not None and at > until else total)
    return sums


def _marks(places: Sequence[float]) -> list[int]:
    """The first, the last, and those between that have room."""
    chosen, last = [0], len(places) - 1
    for at, place in enumerate(places):
        if place - places[chosen[-1]] >= ROOM and places[last] - place >= ROOM:
            chosen.append(at)
    return [*chosen, last]


def _drawn(
    line: Line,
    days: Sequence[date],
    place: Callable[[date, Decimal], tuple[float, float]],
    say: Callable[[Decimal], str],
) -> Drawn:
    runs: list[list[tuple[float, float]]] = [[]]
    last: Decimal | None = None
    for day, value in zip(days, line.values, strict=True):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(place(day, value))
            last = value
    filled = [run for run in runs if run]
    x, y = filled[-1][-1]
    return Drawn(
        key=line.key,
        name=line.name,
        runs=[" ".join(f"{x * 1000:.1f},{y * 1000:.1f}" for x, y in run) for run in filled if len(run) > 1],
        end=(f"{x * 100:.2f}%", f"{y * 100:.2f}%"),
        last=say(last or Decimal(0)),
    )
