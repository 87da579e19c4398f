"""What stands near a point: building, crossing, street."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import shapely
from django.db.models import QuerySet
from shapely.strtree import STRtree

from qala.ground.places import locating
from qala.ground.places.locating import Located
from qala.ground.places.models import Building, Crossing, Street
from qala.ground.places.queries.hits import in_language
from qala.ground.places.rules.projection import lines_to_metres
from qala.shared.fields import Distance


@dataclass(frozen=True)
class NearBuilding:
    """A building and how far it is, in metres."""

    building: Building
    distance_m: float


@dataclass(frozen=True)
class NearStreet:
    """A street and how far its drawn line is, in metres."""

    street_id: int
    names: tuple[str, str, str]
    distance_m: float


@dataclass(frozen=True)
class Reverse:
    """All that can be said about a position."""

    located: Located
    building: NearBuilding | None
    street: NearStreet | None

    @property
    def label(self) -> str:
        """Street and house, else the street, in the active language; "" where neither is near."""
        if self.building is not None:
            return str(self.building.building)
        return in_language(self.street.names) if self.street else ""


def nearest_building(lon: float, lat: float, within_m: float = 100.0) -> NearBuilding | None:
    """The nearest building not farther than `within_m` metres. Raises Invalid for no position."""
    found = _nearest(Building.objects.select_related("street"), lon, lat, within_m)
    return NearBuilding(found, found.away_m) if found else None


def nearest_crossing(lon: float, lat: float, within_m: float = 100.0) -> Crossing | None:
    """The nearest crossing not farther than `within_m` metres, with both streets."""
    found: Crossing | None = _nearest(
        Crossing.objects.select_related("street_a", "street_b"), lon, lat, within_m
    )
    return found


def nearest_street(lon: float, lat: float, within_m: float = 100.0) -> NearStreet | None:
    """The street whose line passes nearest, not farther than `within_m` metres. No query once remembered."""
    index = _street_index()
    x, y = locating.locate(lon, lat).point
    found = index.tree.query_nearest(
        shapely.Point(x, y), max_distance=within_m, return_distance=True, all_matches=False
    )
    if not len(found[0]):
        return None
    street_id, names = index.streets[int(found[0][0])]
    return NearStreet(street_id, names, float(found[1][0]))


def reverse_place(lon: float, lat: float, within_m: float = 100.0) -> Reverse:
    """District, quarter, nearest building and street of a position. Raises Invalid for no position."""
    return Reverse(
        locating.locate(lon, lat), nearest_building(lon, lat, within_m), nearest_street(lon, lat, within_m)
    )


def _nearest(rows: QuerySet[Any], lon: float, lat: float, within_m: float) -> Any:
    x, y = locating.locate(lon, lat).point
    box = (x - within_m, y - within_m, x + within_m, y + within_m)
    found = (
        rows.filter(point__within_box=box)
        .annotate(away_m=Distance("point", (x, y)))
        .order_by("away_m")
        .first()
    )
    return found if found is not None and found.away_m <= within_m else None


@dataclass(frozen=True)
class _StreetIndex:
    tree: STRtree
    streets: list[tuple[int, tuple[str, str, str]]]


def _street_index() -> _StreetIndex:
    """Lines of all streets in metres, made once for each version of the city's data."""
    remembered = locating.ground()
    index: _StreetIndex | None = remembered.extras.get("streets")
    if index is None:
        index = remembered.extras["streets"] = _read_street_index(remembered.epsg)
    return index


def _read_street_index(epsg: int) -> _StreetIndex:
    shapes, streets = [], []
    for street in Street.objects.exclude(lines=None).iterator():
        for line in lines_to_metres(street.lines, epsg):
            if len(line) > 1:
                shapes.append(shapely.LineString(line))
                streets.append((street.pk, (street.name_kk, street.name_ru, street.name_en)))
    return _StreetIndex(STRtree(shapes), streets)
