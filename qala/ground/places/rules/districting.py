"""Which outline holds a point: GeoJSON polygons with holes and exclaves in an STRtree, in degrees."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

METRES_PER_DEGREE = 111_320.0
# A city's districts: looking at each box is several times as fast as making a point and asking the tree.
FEW = 40


def clean_outline(geometry: Mapping[str, Any]) -> BaseGeometry:
    """A GeoJSON Polygon or MultiPolygon as a valid shape. ValueError for another kind, or nothing left of it."""
    if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        raise ValueError(f"an outline must be a Polygon or MultiPolygon, not {geometry.get('type')}")
    try:
        made = shape(geometry)
    except (ValueError, TypeError, IndexError, shapely.errors.ShapelyError) as error:
        raise ValueError(f"the outline cannot be read: {error}") from error
    if not made.is_valid:
        made = shapely.make_valid(made)
    parts = [part for part in getattr(made, "geoms", [made]) if part.geom_type in {"Polygon", "MultiPolygon"}]
    if not parts or sum(part.area for part in parts) == 0:
        raise ValueError("the outline holds no area")
    return shapely.union_all(parts) if len(parts) > 1 else parts[0]


def as_geojson(geometry: BaseGeometry) -> dict[str, Any]:
    """The plain dictionary that is stored."""
    return dict(shapely.geometry.mapping(geometry))


class Outlines:
    """Prepared outlines with their ids; made once, asked thousands of times a second, safe between threads."""

    def __init__(self, outlines: Iterable[tuple[int, BaseGeometry]]) -> None:
        pairs = list(outlines)
        self._ids = [identity for identity, _ in pairs]
        self._shapes = [geometry for _, geometry in pairs]
        for geometry in self._shapes:
            shapely.prepare(geometry)
        self._tree = STRtree(self._shapes)
        self._boxes = [geometry.bounds for geometry in self._shapes]

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def pairs(self) -> list[tuple[int, BaseGeometry]]:
        """Ids and shapes."""
        return list(zip(self._ids, self._shapes, strict=True))

    def at(self, lon: float, lat: float) -> int | None:
        """The id of the outline that holds the point (a shared border: the lowest id), or None."""
        return min((self._ids[index] for index in self._holding(lon, lat)), default=None)

    def _holding(self, lon: float, lat: float) -> list[int]:
        if len(self._ids) > FEW:
            return [int(index) for index in self._tree.query(Point(lon, lat), predicate="intersects")]
        return [index for index in range(len(self._ids)) if self._holds(index, lon, lat)]

    def _holds(self, index: int, lon: float, lat: float) -> bool:
        west, south, east, north = self._boxes[index]
        if not (west <= lon <= east and south <= lat <= north):
            return False
        return bool(shapely.intersects_xy(self._shapes[index], lon, lat))

    def near(self, lon: float, lat: float, within_m: float) -> int | None:
        """As `at`; if no outline holds the point, the nearest one not farther than `within_m` metres.

        For points on bridges and river banks that fall between drawn borders. Metres are approximated by
        the local length of a degree, good to under 1 % for a few hundred metres.
        """
        inside = self.at(lon, lat)
        if inside is not None:
            return inside
        north = within_m / METRES_PER_DEGREE
        east = north / max(math.cos(math.radians(lat)), 0.01)
        around = shapely.box(lon - east, lat - north, lon + east, lat + north)
        # The tree leaves few or none to measure: most points outside are far outside.
        measured = [
            (self._metres_to(int(index), lon, lat), self._ids[int(index)])
            for index in self._tree.query(around)
        ]
        nearest = min(measured, default=None)
        return nearest[1] if nearest is not None and nearest[0] <= within_m else None

    def _metres_to(self, index: int, lon: float, lat: float) -> float:
        nearest = shapely.shortest_line(self._shapes[index], Point(lon, lat)).coords[0]
        east = (nearest[0] - lon) * math.cos(math.radians(lat)) * METRES_PER_DEGREE
        return math.hypot(east, (nearest[1] - lat) * METRES_PER_DEGREE)

    def bbox(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north around all outlines."""
        if not self._shapes:
            return None
        west, south, east, north = shapely.total_bounds(self._shapes)
        return float(west), float(south), float(east), float(north)
