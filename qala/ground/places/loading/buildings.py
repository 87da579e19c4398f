"""Buildings: a street and a number, written in batches so that a register of any size fits."""

from __future__ import annotations

from typing import Any

from django.db.models.expressions import RawSQL

from qala.ground.places.loading.base import BATCH, Load, located, placed_fields, position, upsert
from qala.ground.places.loading.mapping import as_count
from qala.ground.places.loading.reading import Row
from qala.ground.places.loading.report import BadRow
from qala.ground.places.loading.streets import StreetFinder
from qala.ground.places.models import Building
from qala.ground.places.rules.addresses import number_key, parse_address

COUNTS = ("storeys_count", "flats_count", "built_year")
Key = tuple[int, str]
SAME_ADDRESS = """SELECT b.id FROM places_building b
    JOIN unnest(%s::bigint[], %s::text[]) AS wanted(street_id, number_key) USING (street_id, number_key)"""


def load_buildings(load: Load) -> None:
    """One building a row, by street and folded number; unknown streets are made, flats in addresses dropped."""
    finder = StreetFinder(load.city)
    batch: dict[Key, dict[str, Any]] = {}
    for row, values in load.values():
        try:
            fields = _fields(finder, row, values)
            batch[fields["street_id"], fields["number_key"]] = fields
        except (BadRow, ValueError) as error:
            load.report.reject(row.number, str(error))
        if len(batch) >= BATCH:
            _write(load, batch)
            batch = {}
    _write(load, batch)


def street_and_number(values: dict[str, Any]) -> tuple[str, str]:
    """Street and number of a row, from their columns or out of one address. Raises BadRow."""
    street, number = str(values.get("street") or ""), str(values.get("number") or "")
    if street and number:
        return street, number
    parsed = parse_address(str(values.get("address") or ""))
    if parsed.kind != "building":
        raise BadRow("no street and house number")
    return parsed.street, parsed.number


def _fields(finder: StreetFinder, row: Row, values: dict[str, Any]) -> dict[str, Any]:
    street, number = street_and_number(values)
    key = number_key(number)
    if not key or len(number) > 30 or len(key) > 30:
        raise BadRow("not a house number")
    degrees = position(row, values)
    place = located(*degrees) if degrees else None
    return {
        "street_id": finder.find_or_make(street),
        "number": number,
        "number_key": key,
        "source_key": str(values.get("source_key") or "")[:80],
        **{name: as_count(values.get(name)) for name in COUNTS},
        **placed_fields(place),
        "district_id": place.district_id if place else None,
        "quarter_id": place.quarter_id if place else None,
    }


def _write(load: Load, batch: dict[Key, dict[str, Any]]) -> None:
    if not batch:
        return
    pairs = list(batch)
    known = Building.objects.filter(
        pk__in=RawSQL(SAME_ADDRESS, ([street for street, _ in pairs], [number for _, number in pairs]))  # noqa: S611
    )
    existing = {(row.street_id, row.number_key): row for row in known}
    upsert(Building, batch, existing, load.report)
