"""Public appeals as GeoJSON: points while they are few, counts of H3 cells when they are many."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import h3.api.basic_int as h3
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.models.indexes import PLACED
from qala.ground.places.locating import locate
from qala.public.published.models import MapCell
from qala.public.published.queries.showing import Shown, shown, with_parts
from qala.public.published.rules.places import middle, resolution_for
from qala.shared.clock import now
from qala.shared.errors import Invalid

MOST_POINTS = 400
MARGIN_DEGREES = 0.006
"""How far a place may be shown from where it is: the half of a cell, in degrees of latitude and then some."""
COUNTED_WITHIN = timedelta(minutes=30)
"""Older counts say that no worker runs; then they are counted on the spot."""
MOST_CELLS, WIDEST = 4000, 0.1
"""Cells that a statement names, and square degrees above which there are more of them for certain."""
KEPT_FIELDS = ("h3", "district_id", "count", "late_count")
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


def feature_collection(
    rows: QuerySet[Appeal], window: Window | None = None, *, districts: list[int] | None = None
) -> dict[str, Any]:
    """The filtered appeals; `is_aggregated` says which of the two forms it is. Of a cell everything in it is counted;
    a point is looked for by where it is shown, so that moving the window tells nothing more. `districts`: nothing but
    these (all, when empty) is chosen, so that what the job has counted may do. At most six statements."""
    there = placed(rows)
    seen = there.filter(in_box(window)) if window is not None else there
    is_aggregated = seen.values("pk")[: MOST_POINTS + 1].count() > MOST_POINTS
    if is_aggregated:
        counts = (_kept(districts) if districts is not None else []) or cells_in(there, window)
        features = _cells(counts, window)
    else:
        features = points(seen, window)
    return {"type": "FeatureCollection", "is_aggregated": is_aggregated, "features": features}


def placed(rows: QuerySet[Appeal]) -> QuerySet[Appeal]:
    """Those that the map can show."""
    return rows.order_by().filter(PLACED)


def counted(rows: QuerySet[Appeal], *by: str) -> QuerySet[Any, Any]:
    """Rows of `by`, how many there are, how many of them overdue. One statement on an index of its own."""
    late = Count("id", filter=Q(is_overdue=True))
    found: QuerySet[Any, Any] = rows.values_list(*by).annotate(n=Count("id"), late=late)
    return found


def _kept(districts: list[int]) -> list[tuple[int, int, int]]:
    return list(_young(districts).values_list("h3", "count", "late_count"))


def _young(districts: list[int]) -> QuerySet[MapCell]:
    """What the job has counted; nothing where it has not run of late."""
    rows = MapCell.objects.filter(at__gte=now() - COUNTED_WITHIN)
    return rows.filter(district_id__in=districts) if districts else rows


def cells_in(there: QuerySet[Appeal], window: Window | None) -> list[tuple[int, int, int]]:
    """Placed rows counted on the spot by their cells; of a small window its own cells alone."""
    cells = _cells_of(window) if window is not None else []
    rows = there.filter(h3__in=cells) if 0 < len(cells) <= MOST_CELLS else there
    return list(counted(rows, "h3"))


def _cells_of(window: Window) -> list[int]:
    """Cells whose middle lies in a window; none of one that is larger than any city."""
    if (window.east - window.west) * (window.north - window.south) > WIDEST:
        return []
    corners = [(window.south, window.west), (window.south, window.east), (window.north, window.east),
               (window.north, window.west)]  # fmt: skip
    return [int(cell) for cell in h3.polygon_to_cells(h3.LatLngPoly(corners), 9)]


def in_box(window: Window) -> Q:
    """Whatever may be shown in a window, and a little more around it."""
    try:
        west = locate(window.west - MARGIN_DEGREES * 2, window.south - MARGIN_DEGREES).point
        east = locate(window.east + MARGIN_DEGREES * 2, window.north + MARGIN_DEGREES).point
    except Invalid:
        return Q()
    return Q(point__within_box=(west[0], west[1], east[0], east[1]))


def points(seen: QuerySet[Appeal], window: Window | None) -> list[Feature]:
    """The newest of them one by one, as far as they are shown in the window."""
    rows = with_parts(seen).order_by("-received_at", "-id")[:MOST_POINTS]
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


def counts(
    rows: QuerySet[Appeal], resolution: int, *, districts: list[int] | None = None
) -> dict[int, tuple[int, int]]:
    """Every cell of a resolution with how many there are and how many of them are overdue; `districts` as above."""
    found = (_kept(districts) if districts is not None else []) or cells_in(placed(rows), None)
    return _added(found, resolution)


def counts_by_district(
    rows: QuerySet[Appeal], *, districts: list[int] | None = None
) -> list[tuple[int, int | None, int, int]]:
    """Cells of resolution 9 with district, count and how many are overdue; `districts` as above."""
    if districts is not None and (kept := list(_young(districts).values_list(*KEPT_FIELDS))):
        return kept
    return list(counted(placed(rows), "h3", "district_id"))


def _added(found: list[tuple[int, int, int]], resolution: int) -> dict[int, tuple[int, int]]:
    made: dict[int, tuple[int, int]] = {}
    for cell, count, late in found:
        parent = h3.cell_to_parent(cell, resolution)
        known = made.get(parent, (0, 0))
        made[parent] = (known[0] + count, known[1] + late)
    return made


def _cells(found: list[tuple[int, int, int]], window: Window | None) -> list[Feature]:
    # Whole cells only: one that the window's edge cuts would tell on which side of it an appeal stands.
    seen = [each for each in found if window is None or window.holds(*middle(each[0]))]
    added = _added(seen, resolution_for(window.zoom if window else 11.0))
    return [cell_feature(cell, *both) for cell, both in sorted(added.items(), key=lambda pair: -pair[1][0])]


def cell_feature(cell: int, count: int, late: int) -> Feature:
    """A cell as a point with its count."""
    words = ngettext("%(count)d appeal", "%(count)d appeals", count) % {"count": count}
    overdue = _("overdue: %(count)d") % {"count": late} if late else ""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(middle(cell))},
        "properties": {"title": words, "text": overdue, "count": count, "tone": "bad" if late else "info"},
    }
