"""Landmarks."""

from __future__ import annotations

from typing import Any

from qala.ground.places.loading.base import BATCH, Load, located, placed_fields, position, upsert
from qala.ground.places.loading.naming import aliases_of, names_of
from qala.ground.places.loading.reading import Row
from qala.ground.places.loading.report import BadRow
from qala.ground.places.models import Landmark
from qala.ground.places.rules.naming import place_search_key


def load_landmarks(load: Load) -> None:
    """One landmark a row, by code (or by its name). Nameless points are skipped, not refused."""
    batch: dict[str, dict[str, Any]] = {}
    for row, values in load.values():
        if not any(values.get(name) for name in ("name", "name_kk", "name_ru", "name_en")):
            load.report.skipped["no name"] += 1
            continue
        try:
            fields = _fields(load, row, values)
            batch[fields["code"]] = fields
        except BadRow as error:
            load.report.reject(row.number, str(error))
        if len(batch) >= BATCH:
            _write(load, batch)
            batch = {}
    _write(load, batch)


def _fields(load: Load, row: Row, values: dict[str, Any]) -> dict[str, Any]:
    names = names_of(values)
    degrees = position(row, values)
    if degrees is None:
        raise BadRow("no position")
    place = located(*degrees)
    aliases = aliases_of(values)
    key = place_search_key([*names.values(), *aliases])
    return {
        "city_id": load.city.pk,
        "code": str(values.get("code") or key.strip("|"))[:120],
        **names,
        "aliases": aliases,
        "kind": str(values.get("kind") or "")[:60],
        "search_key": key,
        "district_id": place.district_id,
        **placed_fields(place),
    }


def _write(load: Load, batch: dict[str, dict[str, Any]]) -> None:
    existing = {row.code: row for row in Landmark.objects.filter(city=load.city, code__in=list(batch))}
    upsert(Landmark, batch, existing, load.report)
