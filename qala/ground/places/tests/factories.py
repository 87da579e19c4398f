"""A small invented city: two square districts side by side, three streets, their crossings."""

from datetime import date
from typing import Any

from qala.ground.places.locating import locate
from qala.ground.places.models import (
    Building,
    City,
    Crossing,
    District,
    DistrictOutline,
    Landmark,
    Quarter,
    Street,
)
from qala.ground.places.rules.addresses import number_key
from qala.ground.places.rules.naming import place_search_key, street_search_key
from qala.shared.folding import street_parts

SINCE = date(2000, 1, 1)
NAMES = ("name_kk", "name_ru", "name_en")
WEST, MIDDLE, EAST, SOUTH, NORTH = 70.0, 70.1, 70.2, 50.0, 50.1


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A rectangle as GeoJSON."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def make_city(**fields: Any) -> City:
    """The city of the installation (UTM 42N), made once."""
    return City.objects.first() or City.objects.create(
        **{
            "code": "testville",
            "epsg": 32642,
            "name_kk": "Сынақ",
            "name_ru": "Пробный",
            "name_en": "Testville",
            **fields,
        }
    )


def make_district(code: str = "west", outline: dict[str, Any] | None = None, **fields: Any) -> District:
    """A district valid since 2000 with one outline (the western square unless told)."""
    shape = outline or box(WEST, SOUTH, MIDDLE, NORTH)
    fields = {"name_kk": "Батыс", "name_ru": "Западный", "name_en": "West", "valid_from": SINCE, **fields}
    fields.setdefault("search_key", place_search_key(fields[name] for name in NAMES))
    district = District.objects.create(city=make_city(), code=code, outline=shape, **fields)
    DistrictOutline.objects.create(
        district=district, outline=shape, bbox=[], valid_from=fields["valid_from"], basis="test"
    )
    return district


def make_districts() -> tuple[District, District]:
    """West and East, sharing a border at 70.1."""
    east = make_district(
        "east", box(MIDDLE, SOUTH, EAST, NORTH), name_kk="Шығыс", name_ru="Восточный", name_en="East"
    )
    return make_district(), east


def make_quarter(district: District, **fields: Any) -> Quarter:
    """A quarter in the south-western corner."""
    fields = {"code": "quarter", "name_kk": "Самал", "name_ru": "Самал", "valid_from": SINCE, **fields}
    fields.setdefault("outline", box(WEST, SOUTH, WEST + 0.02, SOUTH + 0.02))
    return Quarter.objects.create(
        district=district, search_key=place_search_key([fields["name_kk"]]), **fields
    )


def make_street(name_kk: str = "Абай даңғылы", name_ru: str = "проспект Абая", **fields: Any) -> Street:
    """A street with a straight line along the middle of the city."""
    kind, key = street_parts(name_kk or name_ru)
    fields.setdefault("lines", [[[WEST, 50.05], [EAST, 50.05]]])
    names = [name_kk, name_ru, *fields.get("aliases", [])]
    return Street.objects.create(
        city=make_city(), code=f"{kind}:{key}", kind=kind, name_kk=name_kk, name_ru=name_ru,
        lon=MIDDLE - 0.01, lat=50.05, search_key=street_search_key(names), **fields,
    )  # fmt: skip


def make_crossing(one: Street, other: Street, lon: float = 70.05, lat: float = 50.05) -> Crossing:
    """Where the two meet."""
    first, second = sorted((one, other), key=lambda street: street.pk)
    place = locate(lon, lat)
    return Crossing.objects.create(
        street_a=first,
        street_b=second,
        lon=lon,
        lat=lat,
        point=place.point,
        h3=place.h3,
        district_id=place.district_id,
    )


def make_building(
    street: Street, number: str = "40", lon: float = 70.05, lat: float = 50.05, **fields: Any
) -> Building:
    """A house on the street."""
    place = locate(lon, lat)
    return Building.objects.create(
        street=street, number=number, number_key=number_key(number), lon=lon, lat=lat, point=place.point, h3=place.h3,
        district_id=place.district_id, quarter_id=place.quarter_id, **fields,
    )  # fmt: skip


def make_landmark(
    name_kk: str = "Бәйтерек", name_ru: str = "Байтерек", lon: float = 70.05, lat: float = 50.06
) -> Landmark:
    """A monument."""
    place = locate(lon, lat)
    return Landmark.objects.create(
        city=make_city(), code=name_kk, name_kk=name_kk, name_ru=name_ru, lon=lon, lat=lat, point=place.point,
        h3=place.h3, district_id=place.district_id, search_key=place_search_key([name_kk, name_ru]),
    )  # fmt: skip
