"""What a client asks of a collection: read from the address, and compared with a row."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from shapely.geometry import box, shape

from qala.public.opendata.rules.datasets import GEOMETRY, Dataset, Row

USUAL, MOST = 100, 1000
KNOWN = frozenset({"f", "lang", "limit", "bbox", "datetime", "after"})
OPEN = ("", "..")
FAR = date(9999, 1, 1)
"""From here on a last day is another way to say that the end is open."""


class Wrong(Exception):
    """The address asks what cannot be answered; the words say what."""


@dataclass(frozen=True)
class Box:
    """A part of the map in degrees (CRS84); one over the antimeridian has `west` beyond `east`."""

    west: float
    south: float
    east: float
    north: float

    def parts(self) -> tuple["Box", ...]:
        """One, or the two sides of the antimeridian."""
        if self.west <= self.east:
            return (self,)
        return (Box(self.west, self.south, 180, self.north), Box(-180, self.south, self.east, self.north))

    def meets(self, geometry: Any) -> bool:
        """Whether a GeoJSON geometry has a point in it; none has none."""
        if geometry is None:
            return False
        place = shape(geometry)
        return any(place.intersects(box(one.west, one.south, one.east, one.north)) for one in self.parts())


@dataclass(frozen=True)
class Asked:
    """A page of a collection. `since`, `until`: both days included, None is open. `after`: the key before it."""

    limit: int = USUAL
    box: Box | None = None
    since: date | None = None
    until: date | None = None
    after: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def asked_of(dataset: Dataset, query: Mapping[str, str]) -> Asked:
    """Raises Wrong: an unknown word is an error, so that no filter is silently left out."""
    for name in query:
        if name not in KNOWN and name not in dataset.filters:
            raise Wrong(_("`%(name)s` is not a parameter of this collection.") % {"name": name})
    since, until = _span(query.get("datetime", ""))
    return Asked(
        limit=_limit(query.get("limit", "")),
        box=_box(query["bbox"]) if query.get("bbox") else None,
        since=since,
        until=until,
        after=query.get("after", ""),
        values={name: query[name] for name in dataset.filters if name in query},
    )


def _limit(text: str) -> int:
    if not text:
        return USUAL
    if not text.isascii() or not text.isdecimal() or int(text[:9]) < 1:
        raise Wrong(_("`limit` is a number from 1 to %(most)d.") % {"most": MOST})
    return min(int(text[:9]), MOST)


def _box(text: str) -> Box:
    words = _(
        "`bbox` is west,south,east,north in degrees (CRS84), longitude first, with or without two heights."
    )
    try:
        numbers = [float(each) for each in text.split(",")]
    except ValueError as error:
        raise Wrong(words) from error
    if len(numbers) not in (4, 6) or not all(math.isfinite(each) for each in numbers):
        raise Wrong(words)
    west, south, east, north = numbers if len(numbers) == 4 else (*numbers[:2], *numbers[3:5])
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise Wrong(words)
    return Box(west, south, east, north)


def _span(text: str) -> tuple[date | None, date | None]:
    if not text:
        return None, None
    ends = text.split("/")
    if len(ends) > 2 or all(each in OPEN for each in ends):
        raise Wrong(_wrong_day())
    days = [None if len(ends) == 2 and each in OPEN else _day(each) for each in ends]
    since, until = days[0], days[-1]
    if since and until and since > until:
        raise Wrong(_wrong_day())
    return since, None if until and until >= FAR else until


def _day(text: str) -> date:
    try:
        return datetime.fromisoformat(text.replace(" ", "+")).date()
    except ValueError as error:
        raise Wrong(_wrong_day()) from error


def _wrong_day() -> str:
    return _("`datetime` is a day or moment by RFC 3339, or two with a slash between; .. leaves an end open.")


def fits(dataset: Dataset, row: Row, asked: Asked) -> bool:
    """Whether a row is among what was asked for. What has no days is of every day."""
    if asked.box is not None and not asked.box.meets(row[GEOMETRY]):
        return False
    if any(str(row[name]) != value for name, value in asked.values.items()):
        return False
    if dataset.span is None:
        return True
    first, last = (row[name] for name in dataset.span)
    return not (asked.until and first and first > asked.until) and not (
        asked.since and last and last < asked.since
    )
