"""What the loaders of all kinds share: the city, positions, writing many rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from shapely.errors import ShapelyError
from shapely.geometry import shape

from qala.ground.places import locating
from qala.ground.places.loading.mapping import Mapping, as_number
from qala.ground.places.loading.reading import Row
from qala.ground.places.loading.report import BadRow, LoadRefused, LoadReport
from qala.ground.places.locating import Located
from qala.ground.places.models import City
from qala.shared.errors import Invalid

BATCH = 1_000


@dataclass
class Load:
    """One load in progress."""

    rows: Iterable[Row]
    mapping: Mapping
    city: City
    report: LoadReport
    tick: Callable[[int], None]

    def values(self) -> Iterator[tuple[Row, dict[str, Any]]]:
        """Rows with their mapped fields, counted and ticking the progress."""
        for row in self.rows:
            self.report.read_count += 1
            if self.report.read_count % BATCH == 0:
                self.tick(self.report.read_count)
            yield row, self.mapping.values(row.columns)


def ensure_city(mapping: Mapping) -> City:
    """The installation's city; made from the mapping in an empty Qala. Raises LoadRefused."""
    city = City.objects.first()
    said = mapping.city
    if city is None:
        if not said.get("code"):
            raise LoadRefused(
                "there is no city yet: first load districts with a mapping that describes the city"
            )
        city = City(
            code=said["code"], epsg=int(said.get("epsg") or settings.CITY_EPSG), kato=said.get("kato", "")
        )
    elif said.get("code") and said["code"] != city.code:
        raise LoadRefused(f"this Qala serves {city.code!r}; the mapping is for {said['code']!r}")
    for name in ("name_kk", "name_ru", "name_en"):
        setattr(city, name, getattr(city, name) or said.get(name, ""))
    if said.get("centre") and city.centre_lon is None:
        city.centre_lon, city.centre_lat = map(float, said["centre"])
    if mapping.attribution and mapping.attribution not in city.attribution:
        city.attribution = " · ".join(filter(None, [city.attribution, mapping.attribution]))
    city.save()
    return city


def touch(city: City) -> None:
    """Tell every process that the city's data changed."""
    City.objects.filter(pk=city.pk).update(data_version=time.time_ns())
    locating.forget()


def position(row: Row, values: dict[str, Any]) -> tuple[float, float] | None:
    """Degrees from the columns, or the middle of the geometry; None for none. Raises BadRow."""
    try:
        lon, lat = as_number(values.get("lon")), as_number(values.get("lat"))
        if lon is not None and lat is not None:
            return lon, lat
        if row.geometry:
            inside = shape(row.geometry).representative_point()
            return float(inside.x), float(inside.y)
    except (ValueError, TypeError, KeyError, AttributeError, ShapelyError) as error:
        raise BadRow("the position cannot be read") from error
    return None


def located(lon: float, lat: float) -> Located:
    """Where the position lies. Raises BadRow for no position."""
    try:
        return locating.locate(lon, lat)
    except Invalid as error:
        raise BadRow("not a position on Earth") from error


def placed_fields(place: Located | None) -> dict[str, Any]:
    """The columns of a Placed row."""
    if place is None:
        return {"lon": None, "lat": None, "point": None, "h3": None}
    return {"lon": place.lon, "lat": place.lat, "point": place.point, "h3": place.h3}


def upsert(
    model: type[models.Model],
    wanted: dict[Any, dict[str, Any]],
    existing: dict[Any, Any],
    report: LoadReport,
) -> None:
    """Create what is missing, change what differs, leave the rest; keys of both dictionaries must agree."""
    created, changed, names = [], [], set()
    for key, fields in wanted.items():
        row = existing.get(key)
        if row is None:
            created.append(model(**fields))
            continue
        different = [name for name, value in fields.items() if getattr(row, name) != value]
        if not different:
            report.unchanged_count += 1
            continue
        for name in different:
            setattr(row, name, fields[name])
        names.update(different)
        changed.append(row)
    manager = model._default_manager
    manager.bulk_create(created, batch_size=BATCH)
    if changed:
        manager.bulk_update(changed, sorted(names), batch_size=BATCH)
    report.created_count += len(created)
    report.changed_count += len(changed)
