"""The register as a map: single appeals while they are few, H3 cells when they are many."""

from typing import Any

import h3.api.basic_int as h3
from django.db.models import Avg, Count, Q, QuerySet

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import Stage

MOST_POINTS = 3000
MOST_CELLS = 5000
_TONES = {
    Stage.NEW: "info",
    Stage.ACTIVE: "gold",
    Stage.WAITING: "neutral",
    Stage.DONE: "good",
    Stage.REJECTED: "neutral",
}


def feature_collection(appeals: QuerySet[Appeal]) -> dict[str, Any]:
    """GeoJSON of the filtered appeals; `is_aggregated` says which of the two forms it is.

    Placeholder positions of a source are left out and counted in `left_out_count`.
    """
    trusted = appeals.order_by().filter(lon__isnull=False).exclude(place_quality="dummy")
    rows = list(
        trusted.order_by("-received_at", "-id").values_list(
            "lon", "lat", "number", "topic_id", "status_id", "stage", "is_overdue", "address"
        )[: MOST_POINTS + 1]
    )
    if len(rows) <= MOST_POINTS:
        return {
            "type": "FeatureCollection",
            "is_aggregated": False,
            "features": [_point(*row) for row in rows],
        }
    cells = (
        trusted.values("h3")
        .annotate(n=Count("id"), overdue=Count("id", filter=Q(is_overdue=True)), x=Avg("lon"), y=Avg("lat"))
        .order_by("-n")[:MOST_CELLS]
    )
    return {"type": "FeatureCollection", "is_aggregated": True, "features": [_cell(cell) for cell in cells]}


def _point(
    lon: float | None,
    lat: float | None,
    number: str,
    topic_id: int,
    status_id: int,
    stage: str,
    is_overdue: bool,
    address: str,
) -> dict[str, Any]:
    known = book()
    properties = {
        "title": number,
        "text": " · ".join(filter(None, (known.topic_name(topic_id), address))),
        "badge": known.status_name(status_id),
        "tone": "bad" if is_overdue else _TONES[Stage(stage)],
        "url": f"/appeals/{number}/",
    }
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": properties,
    }


def _cell(cell: Any) -> dict[str, Any]:
    lat, lon = h3.cell_to_latlng(cell["h3"]) if cell["h3"] else (cell["y"], cell["x"])
    properties = {"title": str(cell["n"]), "count": cell["n"], "tone": "bad" if cell["overdue"] else "info"}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": properties,
    }
