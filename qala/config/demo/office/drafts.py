"""Which projects there are and how they will go, drawn with a seed; nothing is written here."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

import shapely
import shapely.ops

from qala.config.demo.data import cells, sections
from qala.ground.places.models import District, Street
from qala.shared.languages import LANGUAGES

MILLION = Decimal(1_000_000)
MONTHS = 10
"""So long have reports been sent."""


class Course(StrEnum):
    """How it goes."""

    GOOD = "good"
    SLOW = "slow"
    DEAR = "dear"
    BOTH = "both"
    FAST = "fast"


@dataclass(frozen=True)
class ProjectDraft:
    """One project that will be: `pace` is how much longer its works take than planned, `dearness` how much more they
    cost; `starts_on` the first day of its plan."""

    code: str
    portfolio: str
    block: str
    kind: str
    plan: str
    titles: dict[str, str]
    budget: Decimal
    starts_on: date
    course: Course
    pace: float
    dearness: float
    scope: dict[str, Decimal]
    head: int
    curator: int
    contractor: int
    street: Street | None = None
    district: District | None = None
    lon: float | None = None
    lat: float | None = None
    line: dict[str, Any] | None = None

    @property
    def index_of_size(self) -> float:
        """0 for a small one, 1 for the largest; large works take longer."""
        return min(1.0, float(self.budget / MILLION) / 9000)


# Shares of a hundred; some late, some above the budget, some both.
COURSES = [
    *[Course.GOOD] * 52,
    *[Course.SLOW] * 22,
    *[Course.DEAR] * 10,
    *[Course.BOTH] * 8,
    *[Course.FAST] * 8,
]
PACES = {
    Course.GOOD: (0.95, 1.02),
    Course.SLOW: (1.25, 1.8),
    Course.DEAR: (1.0, 1.1),
    Course.BOTH: (1.3, 1.7),
    Course.FAST: (0.82, 0.95),
}
DEAR = {Course.DEAR: (1.12, 1.38), Course.BOTH: (1.15, 1.45)}
HEADS, CURATORS = 12, 4
FIRMS = 6
"""Bodies `builder-1` and on."""


def draw_projects(seed: int, until: date, *, share: float = 1.0) -> list[ProjectDraft]:
    """128 infrastructure projects in four blocks, 20 of the social block, 50 drivers; or a share of each."""
    rng = random.Random(f"{seed} projects")
    streets = list(Street.objects.exclude(lines=None).order_by("pk"))
    districts = list(District.objects.as_of(until).order_by("pk"))
    places = _Places(rng, streets, districts)
    drafts: list[ProjectDraft] = []
    for section, portfolio in (("kinds", "infrastructure"), ("social", "social")):
        for row in cells(sections("projects")[section]):
            count = max(1, round(int(row[4]) * share))
            drafts += [_draft(rng, row, portfolio, places, until, len(drafts) + n) for n in range(count)]
    for row in list(cells(sections("projects")["drivers"]))[: max(1, round(50 * share))]:
        drafts.append(_driver(rng, row, places, until, len(drafts)))
    return drafts


def months_until(until: date) -> list[date]:
    """The first days of the months of which reports tell, the oldest first; the present month is not over."""
    found, day = [], until.replace(day=1)
    for _number in range(MONTHS):
        day = (day - timedelta(days=1)).replace(day=1)
        found.append(day)
    return found[::-1]


def end_of(month: date) -> date:
    """Its last day."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


class _Places:
    """Streets and districts in turn, so that no street has all the works."""

    def __init__(self, rng: random.Random, streets: list[Street], districts: list[District]) -> None:
        self._rng, self._streets, self._districts = rng, streets, districts
        self._turn = 0
        self._uses: dict[int, int] = {}

    def street(self) -> Street:
        self._turn += 1
        return self._streets[self._turn * 7 % len(self._streets)]

    def piece(self, street: Street) -> shapely.LineString:
        """A quarter or so of the street, each time another, so that works meet seldom."""
        line = shapely.LineString(max(street.lines or [], key=len))
        use = self._uses[street.pk] = self._uses.get(street.pk, -1) + 1
        begin = use * 0.29 % 0.74
        return shapely.ops.substring(line, begin, begin + 0.25, normalized=True)

    def district(self) -> District:
        self._turn += 1
        return self._districts[self._turn % len(self._districts)]

    def inside(self, district: District) -> tuple[float, float]:
        shape = shapely.geometry.shape(district.outline)
        west, south, east, north = shape.bounds
        while True:
            lon, lat = self._rng.uniform(west, east), self._rng.uniform(south, north)
            if shape.contains(shapely.Point(lon, lat)):
                return round(lon, 5), round(lat, 5)


def _draft(
    rng: random.Random, row: list[str], portfolio: str, places: _Places, until: date, index: int
) -> ProjectDraft:
    kind, block, plan, money, _count, scope, *titles = row
    on_street = "{street}" in titles[0]
    words = {"n": index % 90 + 3, "count": rng.choice([300, 600, 900, 1200, 1500])}
    return _drawn(
        rng,
        index,
        until,
        portfolio=portfolio,
        block=block,
        kind=kind,
        plan=plan,
        titles=titles,
        words=words,
        money=money,
        scope=dict(_scope(rng, scope)),
        places=places,
        on_street=on_street,
    )


def _driver(rng: random.Random, row: list[str], places: _Places, until: date, index: int) -> ProjectDraft:
    block, *titles = row
    plan, kind = {
        "roads": ("road", "road-new"),
        "networks": ("network", "heat-main"),
        "improvement": ("space", "public-space"),
    }.get(block, ("building", "building"))
    return _drawn(
        rng,
        index,
        until,
        portfolio="drivers",
        block=block,
        kind=kind,
        plan=plan,
        titles=titles,
        words={},
        money="3000 42000",
        scope={},
        places=places,
        on_street=False,
    )


def _drawn(
    rng: random.Random,
    index: int,
    until: date,
    *,
    titles: list[str],
    words: dict[str, Any],
    money: str,
    places: _Places,
    on_street: bool,
    **known: Any,
) -> ProjectDraft:
    course = rng.choice(COURSES)
    low, high = map(int, money.split())
    where = _where(places, on_street)
    return ProjectDraft(
        code=f"P-{index + 1:04d}",
        titles={
            language: text.format(**{**words, **where["names"][language]})
            for language, text in zip(LANGUAGES, titles, strict=True)
        },
        budget=(Decimal(rng.randint(low, high)) * MILLION),
        starts_on=until - timedelta(days=rng.randint(-120, 900)),
        course=course,
        pace=rng.uniform(*PACES[course]),
        dearness=rng.uniform(*DEAR.get(course, (0.93, 1.03))),
        head=rng.randrange(HEADS),
        curator=rng.randrange(CURATORS),
        contractor=rng.randrange(FIRMS),
        **where["at"],
        **known,
    )


def _where(places: _Places, on_street: bool) -> dict[str, Any]:
    if not on_street:
        district = places.district()
        lon, lat = places.inside(district)
        return {
            "names": {lang: {"district": getattr(district, f"name_{lang}")} for lang in LANGUAGES},
            "at": {"district": district, "lon": lon, "lat": lat},
        }
    street = places.street()
    line = places.piece(street)
    middle = line.interpolate(0.5, normalized=True)
    return {
        "names": {lang: {"street": getattr(street, f"name_{lang}")} for lang in LANGUAGES},
        "at": {
            "street": street,
            "line": json.loads(shapely.to_geojson(line)),
            "lon": round(middle.x, 5),
            "lat": round(middle.y, 5),
        },
    }


def _scope(rng: random.Random, text: str) -> Iterator[tuple[str, Decimal]]:
    for piece in text.split(";"):
        code, low, high = piece.split()
        if "." in low:
            yield code, Decimal(str(round(rng.uniform(float(low), float(high)), 1)))
        else:
            yield code, Decimal(rng.randint(int(low), int(high)))
