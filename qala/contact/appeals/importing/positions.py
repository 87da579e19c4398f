"""Positions as registers give them: placeholders told apart, foreign places kept on the map, districts found."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from pyproj import CRS

from qala.contact.appeals.importing.profile import Profile
from qala.contact.appeals.models.appeal import PlaceQuality
from qala.ground.places.locating import Ground, ground, locate
from qala.ground.places.rules.cells import cell_of
from qala.ground.places.rules.projection import is_degrees, is_inside, to_degrees, to_metres, widened
from qala.shared.intake.spec import Numbers

MARGIN = 0.01
"""Degrees around the city's outlines within which a district is looked for."""
ZONE_MARGIN = 3.0
"""Degrees beyond a projection's own area where its metres are still metres (a transverse Mercator is off by under
0.5 % there); farther out a point in metres would be a lie, and is left empty."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What is known of a place. `point` is in metres of the installation's projection, or None where that is void."""

    quality: str = PlaceQuality.NONE.value
    lon: float | None = None
    lat: float | None = None
    point: tuple[float, float] | None = None
    h3: int | None = None
    district_id: int | None = None
    quarter_id: int | None = None
    oddity: str = ""


NOWHERE = Spot()
DUMMY = Spot(PlaceQuality.DUMMY.value)
BAD = Spot(oddity="bad_positions")


def read_number(text: str, numbers: Numbers) -> float | None:
    """A number in the profile's spelling; None when it is none."""
    if numbers.thousands:
        text = text.replace(numbers.thousands, "")
    if numbers.decimal == ",":
        text = text.replace(",", ".")
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


class Positions:
    """Reads the position of a row by one profile."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._dummies = {(0.0, 0.0), *profile.dummy_positions}
        self._kept: Ground | None = None
        self._city: tuple[float, float, float, float] | None = None

    def read(self, lon: str, lat: str, x: str, y: str) -> Spot:
        """Degrees first; without them x and y in the profile's projection."""
        if lon and lat:
            pair = read_number(lon, self._profile.numbers), read_number(lat, self._profile.numbers)
            return self._degrees(*pair)
        if x and y and self._profile.xy_epsg:
            return self._metres(x, y, self._profile.xy_epsg)
        return NOWHERE

    def _metres(self, x: str, y: str, epsg: int) -> Spot:
        east, north = read_number(x, self._profile.numbers), read_number(y, self._profile.numbers)
        if east is None or north is None:
            return BAD
        if (east, north) == (0, 0):
            return DUMMY
        try:
            return self._degrees(*to_degrees(east, north, epsg))
        except ValueError:
            return BAD

    def _degrees(self, lon: float | None, lat: float | None) -> Spot:
        if lon is None or lat is None:
            return BAD
        if (lon, lat) in self._dummies:
            return DUMMY
        if not is_degrees(lon, lat):
            return BAD
        city = self._city_box()
        if city is not None and is_inside(lon, lat, city):
            return self._in_city(lon, lat)
        kept = self._kept or ground()
        point = None
        if reaches(kept.epsg, lon, lat):
            try:
                point = to_metres(lon, lat, kept.epsg)
            except ValueError:
                point = None
        return Spot(self._quality(lon, lat, is_in_city=False), lon, lat, point, cell_of(lon, lat))

    def _in_city(self, lon: float, lat: float) -> Spot:
        found = locate(lon, lat)
        quality = self._quality(lon, lat, is_in_city=found.is_inside)
        return Spot(quality, lon, lat, found.point, found.h3, found.district_id, found.quarter_id)

    def _quality(self, lon: float, lat: float, *, is_in_city: bool) -> str:
        """The profile's own box decides; without one the outlines of this city, without those nothing is outside."""
        if self._profile.bbox is not None:
            is_fine = is_inside(lon, lat, self._profile.bbox)
        else:
            is_fine = is_in_city or self._city_box() is None
        return (PlaceQuality.EXACT if is_fine else PlaceQuality.OUTSIDE).value

    def _city_box(self) -> tuple[float, float, float, float] | None:
        present = ground()
        if present is not self._kept:
            self._kept = present
            box = present.outlines().bbox()
            self._city = widened(box, MARGIN) if box else None
        return self._city


@lru_cache(maxsize=8)
def _area(epsg: int) -> tuple[float, float, float, float] | None:
    area = CRS.from_epsg(epsg).area_of_use
    return (area.west, area.south, area.east, area.north) if area else None


def reaches(epsg: int, lon: float, lat: float) -> bool:
    """Whether the projection's metres mean something at the position."""
    area = _area(epsg)
    return area is None or is_inside(lon, lat, widened(area, ZONE_MARGIN))
