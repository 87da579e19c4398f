"""Where appeals come from, by H3 cells, now and in the period before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import h3.api.basic_int as h3
from django.db.models import Count, Q, QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.quality.queries.asking import Asked
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

    @property
    def signed(self) -> str:
        """ "+14", "−3"."""
        return f"{self.change:+d}".replace("-", "−") if self.change else "0"


def compared(asked: Asked, appeals: QuerySet[Appeal]) -> list[CellCount]:
    """The fullest cells of both periods together; one statement over the index of receipts."""
    counts: dict[int, list[int]] = {}
    for cell, now, before in _counts(asked, appeals):
        both = counts.setdefault(h3.cell_to_parent(cell, RESOLUTION), [0, 0])
        both[0] += now
        both[1] += before
    fullest = sorted(counts, key=lambda cell: (-sum(counts[cell]), cell))[:MOST_CELLS]
    made = []
    for cell in fullest:
        lat, lon = h3.cell_to_latlng(cell)
        made.append(CellCount(cell, lon, lat, *counts[cell]))
    return made


def _counts(asked: Asked, appeals: QuerySet[Appeal]) -> Iterable[tuple[int, int, int]]:
    """By cell of resolution 9: how many in the period, how many in the one before, which ends where it begins."""
    zone, period = city_zone(), asked.period
    begins = datetime.combine(period.first, time(), zone)
    rows = appeals.order_by().filter(
        h3__isnull=False,
        received_at__gte=datetime.combine(period.before.first, time(), zone),
        received_at__lt=datetime.combine(period.last + timedelta(days=1), time(), zone),
    )
    rows = rows.exclude(place_quality="dummy")
    for name, keys in asked.choice.keys.items():
        rows = rows.filter(**{f"{name}_id__in": keys})
    return rows.values_list("h3").annotate(
        now=Count("id", filter=Q(received_at__gte=begins)),
        before=Count("id", filter=Q(received_at__lt=begins)),
    )


def marks(cells: list[CellCount], which: str) -> list[dict[str, Any]]:
    """The points of one of the two maps, "now" or "before"; a cell with more than in the other period is red, with
    fewer green."""
    made = []
    for cell in cells:
        own, other = (cell.now, cell.before) if which == "now" else (cell.before, cell.now)
        if not own:
            continue
        tone = "bad" if own > other else "good" if own < other else "info"
        place = {"lon": round(cell.lon, 6), "lat": round(cell.lat, 6)}
        made.append({**place, "title": str(own), "count": own, "tone": tone})
    return made
