"""Where appeals come from, by H3 cells, now and in the period before."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import h3.api.basic_int as h3
from django.db.models import Count, QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.quality.queries.asking import Asked
from qala.contact.quality.rules.periods import Period
from qala.shared.clock import city_zone

RESOLUTION = 8
"""Cells of about 0.7 km²: an appeal knows its cell of resolution 9, these are the parents."""
MOST_CELLS = 400


@dataclass(frozen=True)
class CellCount:
    """One cell in both periods; degrees of its middle."""

    cell: int
    lon: float
    lat: float
    now: int
    before: int

    @property
    def change(self) -> int:
        """More or fewer than before."""
        return self.now - self.before


def compared(asked: Asked, appeals: QuerySet[Appeal]) -> list[CellCount]:
    """The fullest cells of both periods together; two statements over the index of receipts."""
    now, before = _counts(asked, appeals, asked.period), _counts(asked, appeals, asked.period.before)
    cells = sorted({*now, *before}, key=lambda c: (-now.get(c, 0) - before.get(c, 0), c))[:MOST_CELLS]
    made = []
    for cell in cells:
        lat, lon = h3.cell_to_latlng(cell)
        made.append(CellCount(cell, lon, lat, now.get(cell, 0), before.get(cell, 0)))
    return made


def _counts(asked: Asked, appeals: QuerySet[Appeal], period: Period) -> dict[int, int]:
    zone = city_zone()
    rows = appeals.order_by().filter(
        h3__isnull=False,
        received_at__gte=datetime.combine(period.first, time(), zone),
        received_at__lt=datetime.combine(period.last + timedelta(days=1), time(), zone),
    )
    rows = rows.exclude(place_quality="dummy")
    for name, keys in asked.choice.keys.items():
        rows = rows.filter(**{f"{name}_id__in": keys})
    counts: dict[int, int] = {}
    for cell, count in rows.values_list("h3").annotate(n=Count("id")):
        parent = h3.cell_to_parent(cell, RESOLUTION)
        counts[parent] = counts.get(parent, 0) + count
    return counts


def features(cells: list[CellCount], which: str) -> dict[str, Any]:
    """GeoJSON of one of the two maps; a cell with more than in the other period is red, with fewer green."""
    made = []
    for cell in cells:
        own, other = (cell.now, cell.before) if which == "now" else (cell.before, cell.now)
        if not own:
            continue
        tone = "bad" if own > other else "good" if own < other else "info"
        properties = {"title": str(own), "count": own, "tone": tone}
        geometry = {"type": "Point", "coordinates": [round(cell.lon, 6), round(cell.lat, 6)]}
        made.append({"type": "Feature", "geometry": geometry, "properties": properties})
    return {"type": "FeatureCollection", "is_aggregated": True, "features": made}
