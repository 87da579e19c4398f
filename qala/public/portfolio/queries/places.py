"""Public projects as GeoJSON: outlines where there are some, and points."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.office.overview.queries.lights import TONES
from qala.office.overview.queries.places import SIGNS, features_of
from qala.office.projects.models import Health, Stage
from qala.public.portfolio.queries.names import words
from qala.public.projection.models import PublicProject
from qala.shared import money

MOST = 3_000
DIGITS = 6
"""Of a position: a tenth of a metre."""
NO_PLACE_SHOWN = 50
LIGHTS = [
    (code, TONES.get(code, "neutral"), SIGNS.get(code, "?")) for code in ("red", "amber", "green", "none")
]
_MARKS = {
    code: f'"tone":{json.dumps(tone)},"sign":{json.dumps(sign, ensure_ascii=False)}'
    for code, tone, sign in LIGHTS
}
PLACED = Q(lon__isnull=False, lat__isnull=False) | Q(geometry__isnull=False)
FIELDS = (
    "code",
    "stage",
    "health",
    "physical",
    "finishes_on",
    "budget",
    "currency",
    "lon",
    "lat",
    "geometry",
    "title",
)


def feature_collection(rows: QuerySet[PublicProject], most: int | None = MOST) -> dict[str, Any]:
    """Of each placed project a point, and its outline when it is known; None for `most`: of every one. Values alone:
    thousands of whole rows would take most of the time. One statement."""
    placed = rows.filter(PLACED).order_by("pk").values(*FIELDS)
    return {
        "type": "FeatureCollection",
        "features": [one for row in placed[:most] for one in features_of(row, _properties(row))],
    }


def marks(rows: QuerySet[PublicProject]) -> str:
    """GeoJSON of what a map draws, and no words: they are asked for at `cards` when somebody points at a project. Of
    2,000 projects a sixth of the work and of the bytes; outlines stay the text that they are in the database."""
    lines = (
        rows.filter(PLACED)
        .order_by("pk")
        .annotate(outline=Cast("geometry", TextField()), form=KT("geometry__type"))
    )
    told = lines.values_list("code", "health", "lon", "lat", "outline", "form")[:MOST]
    cards = reverse("portfolio:card", args=["CODE"]).replace("CODE", "{code}")
    features = ",".join(one for row in told for one in _marks(*row))
    return f'{{"type":"FeatureCollection","cards":{json.dumps(cards)},"features":[{features}]}}'


def _marks(
    code: str, health: str, lon: float | None, lat: float | None, outline: str | None, form: str | None
) -> Iterator[str]:
    told = _MARKS.get(health, _MARKS["none"])
    properties = f'"properties":{{"code":{json.dumps(code)},{told}}}'
    if outline and form != "Point":
        yield f'{{"type":"Feature","geometry":{outline},{properties}}}'
    if lon is not None and lat is not None:
        at = f"[{round(lon, DIGITS)},{round(lat, DIGITS)}]"
        yield f'{{"type":"Feature","geometry":{{"type":"Point","coordinates":{at}}},{properties}}}'


def card(row: PublicProject) -> dict[str, Any]:
    """What is told of a project when somebody points at it on the map."""
    return _properties({name: getattr(row, name) for name in FIELDS})


def _properties(row: dict[str, Any]) -> dict[str, Any]:
    parts = [str(Stage(row["stage"]).label), _done(row["physical"])]
    if row["finishes_on"]:
        parts.append(_("finish %(day)s") % {"day": date_format(row["finishes_on"], "SHORT_DATE_FORMAT")})
    if row["budget"] is not None:
        parts.append(money.short(row["budget"], row["currency"]))
    return {
        "code": row["code"],
        "stage": row["stage"],
        "title": words(row["title"]),
        "text": " · ".join(filter(None, parts)),
        "url": reverse("portfolio:project", args=[row["code"]]),
        "tone": TONES.get(row["health"], "neutral"),
        "badge": str(Health(row["health"]).label),
        "sign": SIGNS.get(row["health"], "?"),
    }


def _done(physical: Decimal | None) -> str:
    return "" if physical is None else f"{round(physical)} %"


def unplaced(rows: QuerySet[PublicProject]) -> tuple[int, list[tuple[str, str]]]:
    """How many have no place, code and name of the first of them: nobody should think they are not there."""
    without = rows.exclude(PLACED)
    count = without.count()
    if not count:
        return 0, []
    told = without.order_by("code").values_list("code", "title")[:NO_PLACE_SHOWN]
    return count, [(code, words(name)) for code, name in told]
