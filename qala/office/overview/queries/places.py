"""Projects as GeoJSON: outlines where there are some, points otherwise."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from qala.office.overview.queries.lights import TONES, known, signed
from qala.office.projects.models import Health, Project
from qala.office.projects.rules.health import say
from qala.shared.languages import LANGUAGES, said

MOST = 3_000
# A sign beside the colour, for whoever does not tell colours apart.
SIGNS = {"red": "!", "amber": "▲", "green": "✓"}
NAMES = [f"{part}_{language}" for part in ("short", "title") for language in LANGUAGES]
REASONS = {"health": F("seen__health"), "slip": F("seen__slip_days"), "reasons": F("seen__reasons")}
PLACED = Q(lon__isnull=False, lat__isnull=False)


def feature_collection(rows: QuerySet[Any]) -> dict[str, Any]:
    """Each placed project: a point, and its outline when it is known. Values alone: thousands of whole rows would take
    most of the time."""
    features: list[dict[str, Any]] = []
    placed = rows.filter(PLACED | Q(geometry__isnull=False)).order_by("pk")
    for row in placed.values("code", "lon", "lat", "geometry", *NAMES, **REASONS)[:MOST]:
        features += features_of(row, _properties(row))
    return {"type": "FeatureCollection", "features": features}


def features_of(row: dict[str, Any], properties: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Of the values of a placed project: its outline when it is known, and a point."""
    outline = row["geometry"]
    if outline and outline.get("type") != "Point":
        yield {"type": "Feature", "geometry": outline, "properties": properties}
    if row["lon"] is not None and row["lat"] is not None:
        point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
        yield {"type": "Feature", "geometry": point, "properties": properties}


def _properties(row: dict[str, Any]) -> dict[str, Any]:
    health = known(row["health"])
    named, slip = SimpleNamespace(**row), row["slip"]
    lines = [row["code"], *say((row["reasons"] or [])[:2])]
    if slip is not None and not row["reasons"]:
        lines.append(signed(slip))
    return {
        "title": said(named, "short") or said(named, "title"),
        "text": " · ".join(line for line in lines if line),
        "url": reverse("projects:project", args=[row["code"]]),
        "tone": TONES.get(health, "neutral"),
        "badge": str(Health(health).label),
        "sign": SIGNS.get(health, "?"),
    }


def unplaced(rows: QuerySet[Any]) -> list[Project]:
    """The first of those without coordinates: nobody should think they are not there."""
    return list(rows.exclude(PLACED).filter(geometry__isnull=True).order_by("code")[:50])
