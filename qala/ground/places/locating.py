"""Where a point is: metres, H3 cell, district and quarter, from outlines kept in the process.

Every write of a placed row asks here, so the answer costs microseconds: outlines are held prepared and made anew
when the city's `data_version` moved. The version is looked up at most once in `FRESH_FOR` seconds per process.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from threading import RLock
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.ground.places.models import City, District, DistrictOutline, Quarter
from qala.ground.places.rules.cells import cell_of
from qala.ground.places.rules.districting import Outlines, clean_outline
from qala.ground.places.rules.projection import to_metres
from qala.shared import clock
from qala.shared.errors import Invalid
from qala.shared.fields import MetrePoint

FRESH_FOR = 5.0
"""Seconds another process may keep answering with the outlines of before a change."""
BORDER_TOLERANCE_M = 150.0
"""A point this near to an outline belongs to it: bridges and banks fall between drawn borders."""


@dataclass(frozen=True)
class Located:
    """A position with all that is derived from it. `point` is in metres of the city's projection."""

    lon: float
    lat: float
    point: MetrePoint
    h3: int
    district_id: int | None
    quarter_id: int | None
    is_inside: bool
    """Whether the position lies in a district of the city (with the tolerance at borders)."""


@dataclass(frozen=True)
class _Era:
    """One outline with the days on which it holds."""

    identity: int
    valid_from: date
    valid_to: date | None
    geometry: Any


class _Timeline:
    """Outlines through time: prepared once for every stretch of days between two changes."""

    def __init__(self, eras: list[_Era]) -> None:
        self._eras = eras
        ends = {era.valid_to for era in eras if era.valid_to}
        self._breaks = sorted({era.valid_from for era in eras} | ends)
        self._made: dict[int, Outlines] = {}

    def on(self, day: date) -> Outlines:
        stretch = bisect_right(self._breaks, day)
        made = self._made.get(stretch)
        if made is None:
            holding = [
                (era.identity, era.geometry)
                for era in self._eras
                if era.valid_from <= day and (era.valid_to is None or day < era.valid_to)
            ]
            made = self._made[stretch] = Outlines(holding)
        return made


@dataclass(frozen=True)
class Ground:
    """What a process remembers of the city."""

    city_id: int | None
    version: int
    epsg: int
    attribution: str
    districts: _Timeline
    quarters: _Timeline
    district_names: dict[int, tuple[str, str, str]]
    extras: dict[str, Any] = field(default_factory=dict)
    """Whatever queries derive from this version of the data (street index, base layer)."""

    def outlines(self, on: date | None = None) -> Outlines:
        """The outlines of all districts on a day (default: today in the city)."""
        return self.districts.on(on or clock.today())


_lock = RLock()
_kept: Ground | None = None
_checked_at = 0.0


def ground() -> Ground:
    """The remembered city, refreshed when its data version moved."""
    global _kept, _checked_at
    if _kept is not None and time.monotonic() - _checked_at < FRESH_FOR:
        return _kept
    with _lock:
        head = City.objects.values_list("pk", "data_version", "epsg", "attribution").first()
        city_id, version, epsg, attribution = head or (None, 0, settings.CITY_EPSG, "")
        if _kept is None or (_kept.city_id, _kept.version) != (city_id, version):
            _kept = _read(city_id, version, int(epsg), attribution)
        _checked_at = time.monotonic()
        return _kept


def forget() -> None:
    """Drop what the process remembers; the next question reads it again."""
    global _kept
    _kept = None


def locate(lon: float, lat: float, *, on: date | None = None) -> Located:
    """Everything derived from a position given in degrees (WGS 84); `on` asks for the borders of another day.

    Raises Invalid when the pair is no position. A position outside of every district is located with
    `is_inside` False: whether that is allowed is the caller's rule. No query beyond the version check.
    """
    remembered = ground()
    try:
        point = MetrePoint(*to_metres(lon, lat, remembered.epsg))
    except ValueError as error:
        raise Invalid(
            _("This is not a place on the map."), code="not_a_position", fields={"place": ""}
        ) from error
    day = on or clock.today()
    district_id = remembered.districts.on(day).near(lon, lat, BORDER_TOLERANCE_M)
    return Located(
        lon=lon,
        lat=lat,
        point=point,
        h3=cell_of(lon, lat),
        district_id=district_id,
        quarter_id=remembered.quarters.on(day).at(lon, lat),
        is_inside=district_id is not None,
    )


def district_name(district_id: int | None) -> tuple[str, str, str]:
    """Names (kk, ru, en) of a district without a query; empty ones for none."""
    return ground().district_names.get(district_id or 0, ("", "", ""))


def _read(city_id: int | None, version: int, epsg: int, attribution: str) -> Ground:
    owner = city_id or 0
    districts = list(District.objects.filter(city_id=owner))
    versions = list(DistrictOutline.objects.filter(district__city_id=owner))
    drawn = {row.district_id for row in versions}
    eras = [_era(row.district_id, row) for row in versions]
    # A district entered without versions counts with the outline it carries.
    eras += [_era(row.pk, row) for row in districts if row.pk not in drawn and row.outline]
    quarters = Quarter.objects.filter(district__city_id=owner).exclude(outline=None)
    return Ground(
        city_id=city_id,
        version=version,
        epsg=epsg,
        attribution=attribution,
        districts=_Timeline(eras),
        quarters=_Timeline([_era(row.pk, row) for row in quarters]),
        district_names={row.pk: (row.name_kk, row.name_ru, row.name_en) for row in districts},
    )


def _era(identity: int, row: Any) -> _Era:
    return _Era(identity, row.valid_from, row.valid_to, clean_outline(row.outline))
