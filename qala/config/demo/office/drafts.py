"""Which projects there are and how they will go, drawn with a seed; nothing is written here."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

import shapely
from django.utils.text import capfirst

from qala.config.demo.data import cells, sections
from qala.config.demo.office.places import STAGED, Key, Places
from qala.ground.places.models import District, Street
from qala.shared.languages import LANGUAGES

MILLION = Decimal(1_000_000)
MONTHS = 5
"""So long have reports been sent; before, the heads wrote down what was done once in a while."""


class Course(StrEnum):
    """How it goes."""

    GOOD = "good"
    SLOW = "slow"
    DEAR = "dear"
    BOTH = "both"
    FAST = "fast"


@dataclass(frozen=True)
class ProjectDraft:
    """One project that will be: `delay` is by how many days its works are behind once they are well under way,
    `dearness` how much more they cost; `starts_on` the first day of its plan."""

    code: str
    portfolio: str
    block: str
    kind: str
    plan: str
    titles: dict[str, str]
    budget: Decimal
    starts_on: date
    course: Course
    delay: float
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
    *[Course.GOOD] * 50,
    *[Course.FAST] * 11,
    *[Course.DEAR] * 15,
    *[Course.SLOW] * 14,
    *[Course.BOTH] * 10,
]
# Days behind the plan.
DELAYS = {
    Course.GOOD: (-9, -2),
    Course.SLOW: (9, 27),
    Course.DEAR: (-6, -1),
    Course.BOTH: (35, 140),
    Course.FAST: (-45, -10),
}
DEAR = {Course.DEAR: (1.06, 1.14), Course.BOTH: (1.05, 1.24)}
HEADS, CURATORS = 12, 4
FIRMS = 6
"""Bodies `builder-1` and on."""


def draw_projects(seed: int, until: date, *, share: float = 1.0) -> list[ProjectDraft]:
    """128 infrastructure projects in four blocks, 20 of the social block, 50 drivers; or a share of each."""
    rng = random.Random(f"{seed} projects")
    streets = list(Street.objects.exclude(lines=None).order_by("pk"))
    districts = list(District.objects.as_of(until).order_by("pk"))
    places = Places(rng, streets, districts)
    drafts: list[ProjectDraft] = []
    for section, portfolio in (("kinds", "infrastructure"), ("social", "social")):
        for row in cells(sections("projects")[section]):
            count = max(1, round(int(row[4]) * share))
            drafts += [_draft(rng, row, portfolio, places, until, len(drafts) + n, n) for n in range(count)]
    for row in list(cells(sections("projects")["drivers"]))[: max(1, round(50 * share))]:
        drafts.append(_driver(rng, row, places, until, len(drafts)))
    return drafts


def months_until(until: date, count: int = MONTHS) -> list[date]:
    """The first days of the months of which reports tell, the oldest first; the present month is not over."""
    found, day = [], until.replace(day=1)
    for _number in range(count):
        day = (day - timedelta(days=1)).replace(day=1)
        found.append(day)
    return found[::-1]


def end_of(month: date) -> date:
    """Its last day."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _draft(
    rng: random.Random, row: list[str], portfolio: str, places: Places, until: date, index: int, number: int
) -> ProjectDraft:
    kind, block, plan, money, _count, scope, *titles = row
    words = {"n": index % 90 + 3, "count": rng.choice([300, 600, 900, 1200, 1500])}
    drawn = _drawn(
        rng, index, until, portfolio=portfolio, block=block, kind=kind, plan=plan, titles=titles, words=words,
        money=money, scope=dict(_scope(rng, scope)), places=places,
        street_of=(kind, number) if "{street}" in titles[0] else None,
    )  # fmt: skip
    staged = STAGED.get((kind, number))
    if staged is None:
        return drawn
    begun = until + timedelta(days=staged.days)
    return replace(drawn, starts_on=begun, course=Course.GOOD, delay=-3, dearness=1)


def _driver(rng: random.Random, row: list[str], places: Places, until: date, index: int) -> ProjectDraft:
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
        street_of=None,
    )


def _drawn(
    rng: random.Random,
    index: int,
    until: date,
    *,
    titles: list[str],
    words: dict[str, Any],
    money: str,
    places: Places,
    street_of: Key | None,
    **known: Any,
) -> ProjectDraft:
    course = rng.choice(COURSES)
    low, high = map(int, money.split())
    where = _where(places, street_of, known["plan"])
    return ProjectDraft(
        code=f"P-{index + 1:04d}",
        titles={
            language: capfirst(text.format(**{**words, **where["names"][language]}))
            for language, text in zip(LANGUAGES, titles, strict=True)
        },
        budget=(Decimal(rng.randint(low, high)) * MILLION),
        starts_on=until - timedelta(days=rng.randint(-100, 760)),
        course=course,
        delay=rng.uniform(*DELAYS[course]),
        dearness=rng.uniform(*DEAR.get(course, (0.93, 1.03))),
        head=rng.randrange(HEADS),
        curator=rng.randrange(CURATORS),
        contractor=rng.randrange(FIRMS),
        **where["at"],
        **known,
    )


def _where(places: Places, street_of: Key | None, plan: str) -> dict[str, Any]:
    """A house has an address, a road is a line, a square lies in a district."""
    if street_of is None:
        district = places.district()
        lon, lat = places.inside(district)
        return {
            "names": {lang: {"district": getattr(district, f"name_{lang}")} for lang in LANGUAGES},
            "at": {"district": district, "lon": lon, "lat": lat},
        }
    if plan == "building":
        street, (lon, lat) = places.corner()
        return {"names": _named(street), "at": {"street": street, "lon": lon, "lat": lat}}
    street, line = places.piece(street_of)
    middle = line.interpolate(0.5, normalized=True)
    drawn = json.loads(shapely.to_geojson(line))
    at = {"street": street, "line": drawn, "lon": round(middle.x, 5), "lat": round(middle.y, 5)}
    return {"names": _named(street), "at": at}


def _named(street: Street) -> dict[str, dict[str, str]]:
    return {lang: {"street": getattr(street, f"name_{lang}")} for lang in LANGUAGES}


def _scope(rng: random.Random, text: str) -> Iterator[tuple[str, Decimal]]:
    for piece in text.split(";"):
        code, low, high = piece.split()
        if "." in low:
            yield code, Decimal(str(round(rng.uniform(float(low), float(high)), 1)))
        else:
            yield code, Decimal(rng.randint(int(low), int(high)))
