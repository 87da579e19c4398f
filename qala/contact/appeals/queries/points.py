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
    """GeoJSON of the filtered appeals; `is_aggregated` says which of the two forms it is. Two statements.

    Placeholder positions of a source are left out.
    """
    trusted = appeals.order_by().filter(lon__isnull=False).exclude(place_quality="dummy")
    is_aggregated = trusted[: MOST_POINTS + 1].count() > MOST_POINTS
    features = _cells(trusted) if is_aggregated else _points(trusted)
    return {"type": "FeatureCollection", "is_aggregated": is_aggregated, "features": features}


def _points(trusted: QuerySet[Appeal]) -> list[dict[str, Any]]:
    fields = ("lon", "lat", "number", "topic_id", "status_id", "stage", "is_overdue", "address")
    rows = trusted.order_by("-received_at", "-id").values_list(*fields)
    return [_point(*row) for row in rows[:MOST_POINTS]]


def _cells(trusted: QuerySet[Appeal]) -> list[dict[str, Any]]:
    """The fullest cells; where a cell is unknown its appeals stand at their middle."""
    rows = (
        trusted.values_list("h3")
        .annotate(n=Count("id"), overdue=Count("id", filter=Q(is_overdue=True)), x=Avg("lon"), y=Avg("lat"))
        .order_by("-n")
    )
    return [_cell(*row) for row in rows[:MOST_CELLS]]


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


def _cell(cell: int | None, count: int, overdue_count: int, x: float, y: float) -> dict[str, Any]:
    lat, lon = h3.cell_to_latlng(cell) if cell else (y, x)
    properties = {"title": str(count), "count": count, "tone": "bad" if overdue_count else "info"}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": properties,
    }
