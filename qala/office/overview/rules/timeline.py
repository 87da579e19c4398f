"""Where bars stand on a scale of months: plain arithmetic on days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 1000
# So long a city does not plan; whatever lies beyond is cut at the edge.
MOST_YEARS = 15
FEWEST_MONTHS = 12
LABELS = 16


@dataclass(frozen=True, slots=True)
class Bar:
    """Left edge and width on the scale of `WIDTH`."""

    x: float
    width: float

    @property
    def end(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year, quarter or month."""

    x: float
    day: date
    is_year: bool

    @property
    def percent(self) -> float:
        """For a drawing whose text must not be stretched."""
        return round(self.x / WIDTH * 100, 2)


@dataclass(frozen=True, slots=True)
class Scale:
    """From a day to a day, the last one included."""

    first: date
    last: date

    @classmethod
    def around(cls, earliest: date | None, latest: date | None, today: date) -> "Scale":
        """Whole years around the days and around today."""
        first = min(earliest or today, today)
        last = max(latest or today, today)
        first = max(first, date(today.year - MOST_YEARS, 1, 1))
        last = min(last, date(today.year + MOST_YEARS, 12, 31))
        return cls(date(first.year, 1, 1), date(last.year, 12, 31))

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """The left edge of a day, kept on the scale."""
        place = (day - self.first).days / self.days * WIDTH
        return round(min(max(place, 0), WIDTH), 1)

    def bar(self, start: date | None, finish: date | None) -> Bar | None:
        """Both days are filled; None when one is unknown or they are in the wrong order. Never too thin to be seen."""
        if start is None or finish is None or finish < start:
            return None
        left, right = self.at(start), self.at(finish + timedelta(days=1))
        return Bar(min(left, WIDTH - 3), round(max(right - left, 3), 1))

    def ticks(self) -> Iterator[Tick]:
        """Years, and between them quarters or months as far as there is room."""
        years = self.last.year - self.first.year + 1
        months = (1,) if years > LABELS // 2 else (1, 7) if years > LABELS // 4 else (1, 4, 7, 10)
        for year in range(self.first.year, self.last.year + 1):
            for month in months if years > 1 else range(1, 13):
                day = date(year, month, 1)
                yield Tick(self.at(day), day, month == 1)

    def years(self, most: int) -> Iterator[Tick]:
        """Years to be named, no more than so many: every second or third of them where there are more, and then not
        the last one, whose name would be cut at the edge."""
        first, last = self.first.year, self.last.year
        step = -(-(last - first + 1) // most)
        for year in range(first, last + (step == 1), step):
            day = date(year, 1, 1)
            yield Tick(self.at(day), day, is_year=True)
