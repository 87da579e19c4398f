"""Degrees to metres of the city's projection and back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from pyproj import Transformer
from pyproj.exceptions import ProjError

Metres = tuple[float, float]
LonLat = tuple[float, float]
Bbox = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@lru_cache(maxsize=8)
def _forward(epsg: int) -> Transformer:
    return Transformer.from_crs(4326, epsg, always_xy=True)


@lru_cache(maxsize=8)
def _backward(epsg: int) -> Transformer:
    return Transformer.from_crs(epsg, 4326, always_xy=True)


def is_degrees(lon: float | None, lat: float | None) -> bool:
    """Whether the pair can be a position on Earth; (0, 0) is the mark of "unknown" and is refused."""
    if lon is None or lat is None or not (math.isfinite(lon) and math.isfinite(lat)):
        return False
    return -180 <= lon <= 180 and -90 <= lat <= 90 and (lon, lat) != (0, 0)


def is_inside(lon: float, lat: float, bbox: Bbox) -> bool:
    """Whether the position lies in the box, borders included."""
    west, south, east, north = bbox
    return west <= lon <= east and south <= lat <= north


def widened(bbox: Bbox, degrees: float) -> Bbox:
    """The box with a margin on all sides."""
    west, south, east, north = bbox
    return west - degrees, south - degrees, east + degrees, north + degrees


def to_metres(lon: float, lat: float, epsg: int) -> Metres:
    """x to the east and y to the north in metres.

    Raises ValueError for what is not a position, or lies where the projection has no answer.
    """
    if not is_degrees(lon, lat):
        raise ValueError(f"not a position: {lon}, {lat}")
    try:
        x, y = _forward(epsg).transform(lon, lat, errcheck=True)
    except ProjError as error:
        raise ValueError(f"outside of EPSG:{epsg}: {lon}, {lat}") from error
    return float(x), float(y)


def to_degrees(x: float, y: float, epsg: int) -> LonLat:
    """Longitude and latitude (WGS 84) of a point in metres; ValueError where there is none."""
    try:
        lon, lat = _backward(epsg).transform(x, y, errcheck=True)
    except ProjError as error:
        raise ValueError(f"outside of EPSG:{epsg}: {x}, {y}") from error
    if not (math.isfinite(lon) and math.isfinite(lat)):
        raise ValueError(f"outside of EPSG:{epsg}: {x}, {y}")
    return float(lon), float(lat)


def lines_to_metres(lines: Sequence[Sequence[Sequence[float]]], epsg: int) -> list[list[Metres]]:
    """Whole lines at once: one call into PROJ per line."""
    forward = _forward(epsg)
    made = []
    for line in lines:
        xs, ys = forward.transform([p[0] for p in line], [p[1] for p in line])
        made.append(list(zip(map(float, xs), map(float, ys), strict=True)))
    return made
