"""Public appeals as GeoJSON: points while they are few, counts of H3 cells when they are many."""

from dataclasses import dataclass
from typing import Any

import h3.api.basic_int as h3
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.contact.appeals.models import Appeal
from qala.ground.places.locating import locate
from qala.public.published.queries.showing import Shown, shown, with_parts
from qala.public.published.rules.places import middle, resolution_for
from qala.shared.errors import Invalid

MOST_POINTS = 400
MARGIN_DEGREES = 0.006
"""How far a place may be shown from where it is: the half of a cell, in degrees of latitude and then some."""
Feature = dict[str, Any]


@dataclass(frozen=True)
class Window:
    """The part of the map that is looked at, in degrees, and its zoom."""

    west: float
    south: float
    east: float
    north: float
    zoom: float = 12.0

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a position lies in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def feature_collection(rows: QuerySet[Appeal], window: Window | None = None) -> dict[str, Any]:
    """The filtered appeals; `is_aggregated` says which of the two forms it is. Of a cell everything in it is counted;
    a point is looked for by where it is shown, so that moving the window tells nothing more. At most six statements."""
    placed = rows.order_by().filter(lon__isnull=False).exclude(place_quality__in=("dummy", "outside"))
    if window is not None:
        placed = placed.filter(_box(window))
    is_aggregated = placed[: MOST_POINTS + 1].count() > MOST_POINTS
    features = _cells(placed, window) if is_aggregated else _points(placed, window)
    return {"type": "FeatureCollection", "is_aggregated": is_aggregated, "features": features}


def _box(window: Window) -> Q:
    try:
        west = locate(window.west - MARGIN_DEGREES * 2, window.south - MARGIN_DEGREES).point
        east = locate(window.east + MARGIN_DEGREES * 2, window.north + MARGIN_DEGREES).point
    except Invalid:
        return Q()
    return Q(point__within_box=(west[0], west[1], east[0], east[1]))


def _points(placed: QuerySet[Appeal], window: Window | None) -> list[Feature]:
    rows = with_parts(placed).order_by("-received_at", "-id")[:MOST_POINTS]
    made = [shown(row) for row in rows]
    return [
        point(each) for each in made if each.at is not None and (window is None or window.holds(*each.at))
    ]


def point(each: Shown) -> Feature:
    """One appeal as a feature. Its properties are those that `shared/map` draws."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(each.at or ())},
        "properties": {
            "title": each.topic,
            "text": " · ".join(filter(None, (each.number, each.place))),
            "badge": each.headline,
            "tone": each.tone,
            "url": each.url,
        },
    }


def _cells(placed: QuerySet[Appeal], window: Window | None) -> list[Feature]:
    resolution = resolution_for(window.zoom if window else 11.0)
    counts: dict[int, list[int]] = {}
    rows = placed.filter(h3__isnull=False).values_list("h3")
    for cell, count, late in rows.annotate(n=Count("id"), late=Count("id", filter=Q(is_overdue=True))):
        # Whole cells only: one that the window's edge cuts would tell on which side of it an appeal stands.
        if window is not None and not window.holds(*middle(cell)):
            continue
        both = counts.setdefault(h3.cell_to_parent(cell, resolution), [0, 0])
        both[0] += count
        both[1] += late
    return [_cell(cell, *both) for cell, both in sorted(counts.items(), key=lambda pair: -pair[1][0])]


def _cell(cell: int, count: int, late: int) -> Feature:
    words = ngettext("%(count)d appeal", "%(count)d appeals", count) % {"count": count}
    overdue = _("overdue: %(count)d") % {"count": late} if late else ""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(middle(cell))},
        "properties": {"title": words, "text": overdue, "count": count, "tone": "bad" if late else "info"},
    }
