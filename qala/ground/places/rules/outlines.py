"""Measures of outlines."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from qala.ground.places.rules.projection import Bbox, lines_to_metres

SIX_PLACES = 6


def bbox_of(geometry: BaseGeometry) -> Bbox:
    """West, south, east, north, rounded to six decimals (about 0.1 m)."""
    west, south, east, north = (round(float(edge), SIX_PLACES) for edge in geometry.bounds)
    return west, south, east, north


def area_km2(geometry: BaseGeometry, epsg: int) -> float:
    """Area in km² measured in the city's projection, two decimals."""
    flat = shapely.transform(
        geometry, lambda pairs: [point for line in lines_to_metres([pairs.tolist()], epsg) for point in line]
    )
    return round(float(flat.area) / 1e6, 2)


def simplified(geometry: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Fewer corners, at most `tolerance` degrees away, topology kept."""
    return shapely.simplify(geometry, tolerance, preserve_topology=True)
