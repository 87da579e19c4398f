"""Figures of a period: kept days from the daily figures, the days after them from the register itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from qala.contact.quality.models import FigureMark
from qala.contact.quality.models.figures import CUTS
from qala.contact.quality.queries import sql
from qala.contact.quality.rules.measures import COUNTED
from qala.contact.quality.rules.periods import Period
from qala.contact.quality.rules.sketch import percentile
from qala.shared.clock import city_zone

DIMENSIONS = {"topic": "t", "district": "d", "executor": "e", "channel": "c"}


@dataclass(frozen=True)
class Choice:
    """What the figures are narrowed to, by dimension; an absent one is not narrowed."""

    keys: dict[str, frozenset[int]] = field(default_factory=dict)

    def narrowed(self, dimension: str, keys: Iterable[int]) -> "Choice":
        """With one more condition; a second one on the same dimension leaves what both allow."""
        wanted = frozenset(keys)
        if dimension in self.keys:
            wanted &= self.keys[dimension]
        return Choice({**self.keys, dimension: wanted})


@dataclass
class Tally:
    """Counts by name, and the sketch of minutes to the answer."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    sketch: dict[int, int] = field(default_factory=dict)

    def add(self, other: "Tally") -> None:
        """Sum up."""
        for name, count in other.counts.items():
            self.counts[name] += count
        for index, count in other.sketch.items():
            self.sketch[index] = self.sketch.get(index, 0) + count

    def minutes(self, share: float) -> float | None:
        """A percentile of the time to the answer."""
        return percentile(self.sketch, share)


def built_to() -> date | None:
    """The last day that is kept."""
    return FigureMark.objects.values_list("built_to", flat=True).first()


def gather(period: Period, choice: Choice, *, by: str = "", has_sketch: bool = True) -> dict[Any, Tally]:
    """Tallies by `by`: a dimension (key 0 for none), "day", or "" for one tally under 0. Two to four statements."""
    found: dict[Any, Tally] = defaultdict(Tally)
    for source, parameters in _sources(period, choice, by):
        key = _key(by, is_live=source.is_live)
        for row in _rows(f"{source.head} SELECT {key}, {source.counts} {source.tail} GROUP BY 1", parameters):
            tally = found[row[0]]
            for name, count in zip(COUNTED, row[1:], strict=True):
                tally.counts[name] += count
        if not has_sketch:
            continue
        for group, index, count in _rows(source.sketch(key), parameters):
            sketch = found[group].sketch
            sketch[int(index)] = sketch.get(int(index), 0) + int(count)
    return dict(found)


def load(period: Period, choice: Choice) -> list[list[int]]:
    """Appeals by weekday (Monday first) and hour of receipt."""
    grid = [[0] * 24 for _day in range(7)]
    for source, parameters in _sources(period, choice, ""):
        rows = _rows(
            f"{source.head} SELECT EXTRACT(isodow FROM day)::int, {source.hours} {source.tail} GROUP BY 1",
            parameters,
        )
        for weekday, *hours in rows:
            grid[weekday - 1] = [a + int(b) for a, b in zip(grid[weekday - 1], hours, strict=True)]
    return grid


@dataclass(frozen=True)
class _Source:
    """One of the two places that figures come from, as pieces of a statement."""

    head: str
    counts: str
    hours: str
    tail: str
    is_live: bool

    def sketch(self, key: str) -> str:
        if self.is_live:
            return (
                f"{self.head} SELECT {key}, bucket, count(*) {self.tail} AND bucket IS NOT NULL GROUP BY 1, 2"
            )
        body = self.tail.replace(
            "FROM quality_dailyfigure", "FROM quality_dailyfigure, jsonb_each_text(response) AS b", 1
        )
        return f"SELECT {key}, b.key::int, sum(b.value::int) {body} GROUP BY 1, 2"


def _sources(period: Period, choice: Choice, by: str) -> Iterator[tuple[_Source, dict[str, Any]]]:
    kept = built_to()
    parameters: dict[str, Any] = {name: sorted(keys) for name, keys in choice.keys.items()}
    if kept is not None and kept >= period.first:
        cut = _cut({*choice.keys, *({by} & set(DIMENSIONS))})
        conditions = "".join(f" AND {name}_key = ANY(%({name})s)" for name in choice.keys)
        tail = (
            f"FROM quality_dailyfigure WHERE cut = {cut} AND day BETWEEN %(first)s AND %(last)s{conditions}"
        )
        yield (
            _Source("", sql.SUMS, sql.HOUR_SUMS, tail, is_live=False),
            {**parameters, "first": period.first, "last": min(period.last, kept)},
        )
    first = period.first if kept is None else max(period.first, kept + timedelta(days=1))
    if first <= period.last:
        conditions = "".join(
            f" AND {letter} = ANY(%({name})s)" for name, letter in DIMENSIONS.items() if name in choice.keys
        )
        hours = ", ".join(f"count(*) FILTER (WHERE h = {hour})" for hour in range(24))
        yield (
            _Source(
                f"WITH raw AS ({sql.RAW})",
                sql.COUNTS,
                hours,
                f"FROM raw WHERE TRUE{conditions}",
                is_live=True,
            ),
            {**parameters, **span(first, period.last)},
        )


def span(first: date, last: date) -> dict[str, Any]:
    """The parameters of `sql.RAW` for days in the city, both included."""
    return {
        "zone": settings.TIME_ZONE,
        "low": datetime.combine(first, time(), city_zone()),
        "high": datetime.combine(last + timedelta(days=1), time(), city_zone()),
    }


def _cut(dimensions: set[str]) -> int:
    if not dimensions:
        return CUTS["total"]
    return CUTS[next(iter(dimensions))] if len(dimensions) == 1 else CUTS["each"]


def _key(by: str, *, is_live: bool) -> str:
    if by == "":
        return "0"
    if by == "day":
        return "day"
    return DIMENSIONS[by] if is_live else f"{by}_key"


def _rows(statement: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
