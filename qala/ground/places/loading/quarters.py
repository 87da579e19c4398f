"""Quarters with outlines."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from qala.ground.places.loading.base import Load, located, position, upsert
from qala.ground.places.loading.districts import UNKNOWN_SINCE, as_stored
from qala.ground.places.loading.mapping import as_day
from qala.ground.places.loading.naming import names_of
from qala.ground.places.loading.reading import Row
from qala.ground.places.loading.report import BadRow
from qala.ground.places.models import District, Quarter
from qala.ground.places.rules.districting import as_geojson, clean_outline
from qala.ground.places.rules.naming import place_search_key


def load_quarters(load: Load) -> None:
    """One quarter a row, by code; the district by its code, or the one around the outline's middle."""
    districts = {row.code: row.pk for row in District.objects.filter(city=load.city)}
    wanted: dict[str, dict[str, Any]] = {}
    for row, values in load.values():
        try:
            fields = _fields(row, values, districts)
            wanted[fields["code"]] = fields
        except (BadRow, ValueError) as error:
            load.report.reject(row.number, str(error))
    existing = {row.code: row for row in Quarter.objects.filter(code__in=list(wanted))}
    upsert(Quarter, wanted, existing, load.report)


def _fields(row: Row, values: dict[str, Any], districts: dict[str, int]) -> dict[str, Any]:
    code = slugify(str(values.get("code") or ""))
    if not code:
        raise BadRow("no code in Latin letters")
    names = names_of(values)
    outline = clean_outline(row.geometry) if row.geometry and row.geometry.get("type") != "Point" else None
    district_id = districts.get(str(values.get("district") or ""))
    if district_id is None:
        middle = position(row, values)
        district_id = located(*middle).district_id if middle else None
    if district_id is None:
        raise BadRow("no district by code or by position")
    return {
        "code": code,
        **names,
        "district_id": district_id,
        "outline": as_stored(as_geojson(outline)) if outline else None,
        "valid_from": as_day(values.get("valid_from"), UNKNOWN_SINCE),
        "search_key": place_search_key(names.values()),
    }
