"""City, districts, streets, crossings, buildings and landmarks."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import shapely
from django.conf import settings

from qala.config.demo.data import cells, sections
from qala.ground.places import locating
from qala.ground.places.loading.base import located, placed_fields, touch
from qala.ground.places.loading.districts import as_stored
from qala.ground.places.loading.streets import length_m, middle_of, street_code
from qala.ground.places.models import Building, City, Crossing, District, DistrictOutline, Landmark, Street
from qala.ground.places.rules.addresses import number_key
from qala.ground.places.rules.districting import as_geojson
from qala.ground.places.rules.naming import place_search_key, street_search_key
from qala.ground.places.rules.outlines import area_km2, bbox_of
from qala.shared.folding import street_parts

BUILDINGS = 700
BASIS = "Drawn by hand for the demonstration"
METRES_PER_DEGREE = (69_900.0, 111_250.0)
"""Of longitude and latitude at 51.13° north."""


def outlines() -> dict[str, tuple[list[str], shapely.Polygon]]:
    """Every district's cells and polygon; neighbours share their corners."""
    drawn = sections("places")
    corners = {
        name: (float(lon), float(lat)) for name, lon, lat in (line.split() for line in drawn["corners"])
    }
    return {
        row[0]: (row, shapely.Polygon([corners[name] for name in row[6].split()]))
        for row in cells(drawn["districts"])
    }


def make_places(rng: random.Random) -> City:
    """All of it in a database without a city."""
    city = City.objects.create(
        code="astana-demo",
        kato="710000000",
        epsg=settings.CITY_EPSG,
        name_kk="Астана (көрсетілім)",
        name_ru="Астана (демонстрация)",
        name_en="Astana (demonstration)",
        centre_lon=71.43,
        centre_lat=51.13,
        attribution="© Qala",
    )
    _make_districts(city)
    locating.forget()
    streets = _make_streets(city)
    _make_crossings(streets)
    _make_buildings(streets, rng)
    _make_landmarks(city)
    touch(city)
    return city


def _make_districts(city: City) -> None:
    for row, shape in outlines().values():
        since, outline = date.fromisoformat(row[5]), as_stored(as_geojson(shape))
        bbox = list(bbox_of(shape))
        district = District.objects.create(
            city=city, code=row[0], kato=row[1], name_kk=row[2], name_ru=row[3], name_en=row[4], valid_from=since,
            outline=outline, bbox=bbox, area_km2=area_km2(shape, city.epsg), search_key=place_search_key(row[2:5]),
        )  # fmt: skip
        DistrictOutline.objects.create(
            district=district, outline=outline, bbox=bbox, valid_from=since, basis=BASIS
        )


def _make_streets(city: City) -> list[Street]:
    made = []
    for kk, ru, en, drawn in cells(sections("places")["streets"]):
        line = [[float(part) for part in pair.split()] for pair in drawn.split(",")]
        lon, lat = middle_of([line])
        made.append(
            Street(
                city=city, code=street_code(kk), kind=street_parts(kk)[0], name_kk=kk, name_ru=ru, name_en=en,
                lines=[line], lon=lon, lat=lat, length_m=length_m([line], city.epsg),
                search_key=street_search_key([kk, ru, en]),
            )
        )  # fmt: skip
    return Street.objects.bulk_create(made)


def _make_crossings(streets: list[Street]) -> None:
    made = []
    for index, one in enumerate(streets):
        for other in streets[index + 1 :]:
            met = shapely.LineString(one.lines[0]).intersection(shapely.LineString(other.lines[0]))
            if met.is_empty:
                continue
            place = located(round(met.centroid.x, 6), round(met.centroid.y, 6))
            low, high = sorted((one.pk, other.pk))
            made.append(
                Crossing(
                    street_a_id=low, street_b_id=high, district_id=place.district_id, **placed_fields(place)
                )
            )
    Crossing.objects.bulk_create(made)


def _make_buildings(streets: list[Street], rng: random.Random) -> None:
    """Houses on both sides, odd numbers on the left, about as many as a street is long."""
    metres_each = sum(street.length_m for street in streets) / BUILDINGS
    made: list[Building] = []
    for street in streets:
        for index in range(1, max(6, round(street.length_m / metres_each)) + 1):
            share = (index - rng.uniform(0.2, 0.8)) / max(6, round(street.length_m / metres_each))
            made.append(_building(street, share, index, rng))
    Building.objects.bulk_create(made)


def _building(street: Street, share: float, index: int, rng: random.Random) -> Building:
    line = shapely.LineString(street.lines[0])
    here, ahead = (
        shapely.line_interpolate_point(line, part, normalized=True) for part in (share, share + 0.001)
    )
    east, north = METRES_PER_DEGREE
    along = ((ahead.x - here.x) * east, (ahead.y - here.y) * north)
    length = max((along[0] ** 2 + along[1] ** 2) ** 0.5, 0.01)
    side = rng.uniform(28, 55) * (1 if index % 2 else -1)
    lon, lat = here.x - along[1] / length * side / east, here.y + along[0] / length * side / north
    place = located(round(lon, 6), round(lat, 6))
    number = f"{index}/{rng.randint(1, 3)}" if rng.random() < 0.1 else str(index)
    storeys = rng.choice((5, 5, 9, 9, 10, 12, 16, 18, 22))
    fields: dict[str, Any] = {
        "storeys_count": storeys,
        "flats_count": storeys * rng.choice((8, 12, 16, 20)),
        "built_year": rng.randint(1972, 2024),
    }
    return Building(
        street=street, number=number, number_key=number_key(number), district_id=place.district_id,
        **fields, **placed_fields(place),
    )  # fmt: skip


def _make_landmarks(city: City) -> None:
    made = []
    for kk, ru, en, kind, where in cells(sections("places")["landmarks"]):
        place = located(*map(float, where.split()))
        key = place_search_key([kk, ru, en])
        made.append(
            Landmark(
                city=city, code=key.strip("|")[:120], name_kk=kk, name_ru=ru, name_en=en, kind=kind, search_key=key,
                district_id=place.district_id, **placed_fields(place),
            )
        )  # fmt: skip
    Landmark.objects.bulk_create(made)
