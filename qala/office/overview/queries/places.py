"""Projects as GeoJSON: outlines where there are some, points otherwise."""

from typing import Any

from django.db.models import Q, QuerySet

from qala.office.overview.queries.answer import shown
from qala.office.overview.queries.lights import DASH, TONES, light, signed, standing
from qala.office.projects.models import Health, Project
from qala.office.projects.rules.health import say

MOST = 3_000
# A sign beside the colour, for whoever does not tell colours apart.
SIGNS = {"red": "!", "amber": "▲", "green": "✓"}
PLACED = Q(lon__isnull=False, lat__isnull=False)


def feature_collection(rows: QuerySet[Any]) -> dict[str, Any]:
    """Each placed project: a point, and its outline when it is known."""
    features: list[dict[str, Any]] = []
    for row in shown(rows.filter(PLACED | Q(geometry__isnull=False))).order_by("pk")[:MOST]:
        properties = _properties(row)
        if row.geometry and row.geometry.get("type") != "Point":
            features.append({"type": "Feature", "geometry": row.geometry, "properties": properties})
        if row.lon is not None and row.lat is not None:
            point = {"type": "Point", "coordinates": [row.lon, row.lat]}
            features.append({"type": "Feature", "geometry": point, "properties": properties})
    return {"type": "FeatureCollection", "features": features}


def _properties(row: Any) -> dict[str, Any]:
    health = light(row)
    at = standing(row)
    reasons = say(at.reasons) if at else []
    slip = at.slip_days if at else None
    lines = [row.code, *reasons[:2]]
    if slip is not None and not reasons:
        lines.append(f"{signed(slip)}")
    return {
        "title": row.short,
        "text": " · ".join(line for line in lines if line and line != DASH),
        "url": row.get_absolute_url(),
        "tone": TONES.get(health, "neutral"),
        "badge": str(Health(health).label),
        "sign": SIGNS.get(health, "?"),
    }


def unplaced(rows: QuerySet[Any]) -> list[Project]:
    """The first of those without coordinates: nobody should think they are not there."""
    return list(rows.exclude(PLACED).filter(geometry__isnull=True).order_by("code")[:50])
