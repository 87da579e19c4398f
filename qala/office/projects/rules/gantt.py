"""Where things lie on a chart of a plan: rows have one height, days one width. Pure geometry, no drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ROW, BAR, HEAD = 36, 14, 44
_WIDTHS = ((45, 16.0), (120, 7.0), (400, 2.6), (900, 1.2))
"""Up to so many days one day is so wide."""
_LEAST, _MOST_WIDTH, _LABEL = 480.0, 2400.0, 66.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale with its label: a month, a quarter or a year (`size`)."""

    x: float
    day: date
    size: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar or (`is_point`) a diamond; coordinates of its box."""

    x: float
    y: float
    width: float
    is_point: bool = False

    @property
    def middle(self) -> float:
        """Of its height."""
        return self.y + BAR / 2

    @property
    def end(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def diamond(self) -> str:
        """Points of the polygon."""
        x, y, half = self.x, self.middle, BAR / 2
        return f"{x - half:.1f},{y:.1f} {x:.1f},{y - half:.1f} {x + half:.1f},{y:.1f} {x:.1f},{y + half:.1f}"


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `begin` (inclusive) to `end` (exclusive), each `per_day` wide."""

    begin: date
    end: date
    per_day: float

    @property
    def width(self) -> float:
        """Of the whole chart."""
        return round((self.end - self.begin).days * self.per_day, 1)

    def x(self, day: date) -> float:
        """The left edge of a day."""
        return round((day - self.begin).days * self.per_day, 1)

    def bar(self, row: int, start: date, finish: date, *, drop: int = 0, is_point: bool = False) -> Bar:
        """Of a row from 0; the finish is included. `drop` moves it down inside the row."""
        y = row * ROW + 6 + drop
        if is_point:
            return Bar(self.x(finish + timedelta(days=1)), y, 0.0, True)
        width = max(((finish - start).days + 1) * self.per_day, 2.0)
        return Bar(self.x(start), y, round(width, 1))

    def ticks(self) -> list[Tick]:
        """By month while a label fits into one, else by quarter, else by year; a begun one without room is left out."""
        step, size = (1, "month") if self.per_day * 28 >= _LABEL else (3, "quarter")
        if self.per_day * 90 < _LABEL:
            step, size = 12, "year"
        month = date(self.begin.year, (self.begin.month - 1) // step * step + 1, 1)
        found = []
        while month < self.end:
            found.append(Tick(max(self.x(month), 0.0), month, size))
            number = month.year * 12 + month.month - 1 + step
            month = date(number // 12, number % 12 + 1, 1)
        return found[1:] if len(found) > 1 and found[1].x - found[0].x < _LABEL else found


def scale_of(days: Sequence[date], today: date) -> Scale | None:
    """A scale on which all days lie, with today when it is near; None without days."""
    if not days:
        return None
    first, last = min(days), max(days)
    margin = timedelta(days=max((last - first).days // 20, 5))
    if first - 8 * margin <= today <= last + 8 * margin:
        first, last = min(first, today), max(last, today)
    begin, end = first - margin, last + 2 * margin
    count = (end - begin).days
    per_day = next((width for most, width in _WIDTHS if count <= most), 0.6)
    return Scale(begin, end, min(max(per_day, _LEAST / count), _MOST_WIDTH / count))


def elbow(before: Bar, after: Bar, kind: str) -> str:
    """The path of a link between two bars."""
    x1 = before.end if kind in ("FS", "FF") else before.x
    x2 = after.x if kind in ("FS", "SS") else after.end
    y1, y2 = before.middle, after.middle
    out = x1 + 6 if kind in ("FS", "FF") else x1 - 6
    into = x2 - 6 if kind in ("FS", "SS") else x2 + 6
    if kind == "FS" and into < out:
        turn = y1 + (ROW / 2 if y2 > y1 else -ROW / 2)
        return f"M{x1:.1f} {y1:.1f}H{out:.1f}V{turn:.1f}H{into:.1f}V{y2:.1f}H{x2:.1f}"
    middle = max(out, into) if kind == "FF" else min(out, into) if kind == "SS" else out
    return f"M{x1:.1f} {y1:.1f}H{middle:.1f}V{y2:.1f}H{x2:.1f}"
