"""An outline of a project: a GeoJSON geometry of one of the six kinds of OC4IDS, longitude first."""

import math
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
MOST_POINTS = 5_000


def checked(value: Any) -> dict[str, Any]:
    """The geometry alone, of a geometry or a feature. ValueError in words for people."""
    found: Any = (
        value.get("geometry") if isinstance(value, dict) and value.get("type") == "Feature" else value
    )
    kind = found.get("type") if isinstance(found, dict) else None
    if not isinstance(kind, str) or kind not in DEPTHS:
        raise ValueError(_("This is no GeoJSON geometry: point, line, area or several of one kind."))
    places = list(_places(found.get("coordinates"), DEPTHS[kind]))
    if not 0 < len(places) <= MOST_POINTS:
        raise ValueError(_("An outline has from 1 to 5,000 points."))
    if kind in ("Polygon", "MultiPolygon"):
        rings = (
            found["coordinates"] if kind == "Polygon" else [r for area in found["coordinates"] for r in area]
        )
        if any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
            raise ValueError(_("The border of an area ends where it begins, after three other points."))
    return {"type": kind, "coordinates": found["coordinates"]}


def _places(value: Any, depth: int) -> Iterator[tuple[float, float]]:
    if not isinstance(value, list):
        raise ValueError(_("The coordinates of the outline cannot be read."))
    if depth:
        for each in value:
            yield from _places(each, depth - 1)
        return
    if len(value) < 2 or any(type(one) not in (int, float) or not math.isfinite(one) for one in value):
        raise ValueError(_("The coordinates of the outline cannot be read."))
    lon, lat = value[0], value[1]
    if abs(lon) > 180 or abs(lat) > 90:
        raise ValueError(_("Longitude comes first, then latitude, in degrees."))
    yield lon, lat


def places_of(geometry: Any) -> list[tuple[float, float]]:
    """All its points (longitude, latitude); none for no geometry."""
    return list(_places(geometry["coordinates"], DEPTHS[geometry["type"]])) if geometry else []


def middle(geometry: Any) -> tuple[float, float] | None:
    """The middle of its bounds, to put a mark where only an outline is known."""
    places = places_of(geometry)
    if not places:
        return None
    lons, lats = [lon for lon, _lat in places], [lat for _lon, lat in places]
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
