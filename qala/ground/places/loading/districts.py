"""Districts and their outlines."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.text import slugify

from qala.ground.places.loading.base import Load
from qala.ground.places.loading.mapping import as_day
from qala.ground.places.loading.reading import Row
from qala.ground.places.loading.report import BadRow
from qala.ground.places.models import District, DistrictOutline
from qala.ground.places.rules.districting import as_geojson, clean_outline
from qala.ground.places.rules.naming import place_search_key
from qala.ground.places.rules.outlines import area_km2, bbox_of

UNKNOWN_SINCE = date(2000, 1, 1)
"""A district's first day where the source does not say it: before any register."""
NAMES = ("name_kk", "name_ru", "name_en")


def load_districts(load: Load) -> None:
    """One district a row, by code; another outline from a later day becomes a new version of the border."""
    for row, values in load.values():
        try:
            _load_one(load, row, values)
        except BadRow as error:
            load.report.reject(row.number, str(error))


def _load_one(load: Load, row: Row, values: dict[str, Any]) -> None:
    code = slugify(str(values.get("code") or ""))
    if not code:
        raise BadRow("no code in Latin letters (give one in the mapping's overrides)")
    outline, fields, outline_from = _read(load, row, values)
    district = District.objects.filter(city=load.city, code=code).first()
    if district is None:
        district = District.objects.create(city=load.city, code=code, **fields)
        load.report.created_count += 1
    elif any(getattr(district, name) != value for name, value in fields.items()):
        District.objects.filter(pk=district.pk).update(**fields)
        load.report.changed_count += 1
    else:
        load.report.unchanged_count += 1
    _keep_outline(district, outline, outline_from, str(values.get("basis") or load.mapping.name))


def _read(load: Load, row: Row, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any], date]:
    try:
        shape = clean_outline(row.geometry or {})
        valid_from = as_day(values.get("valid_from"), UNKNOWN_SINCE) or UNKNOWN_SINCE
        outline_from = as_day(values.get("outline_from"), valid_from) or valid_from
    except ValueError as error:
        raise BadRow(str(error)) from error
    names = {name: str(values.get(name) or "") for name in NAMES}
    if not any(names.values()):
        raise BadRow("no name in any language")
    outline = as_geojson(shape)
    fields = {
        **names,
        "kato": str(values.get("kato") or ""),
        "valid_from": valid_from,
        "outline": as_stored(outline),
        "bbox": list(bbox_of(shape)),
        "area_km2": area_km2(shape, load.city.epsg),
        "search_key": place_search_key(names.values()),
    }
    return as_stored(outline), fields, outline_from


def as_stored(value: Any) -> Any:
    """Tuples as lists, so that a stored outline compares equal."""
    if isinstance(value, dict):
        return {key: as_stored(part) for key, part in value.items()}
    return [as_stored(part) for part in value] if isinstance(value, list | tuple) else value


def _keep_outline(district: District, outline: Any, outline_from: date, basis: str) -> None:
    last = district.outlines.order_by("-valid_from").first()
    bbox = list(bbox_of(clean_outline(outline)))
    if last is not None and last.outline == outline:
        return
    if last is not None and outline_from <= last.valid_from:
        # The same day, or an unknown earlier one: a correction of the newest border, not another border.
        last.outline, last.bbox, last.basis = outline, bbox, basis
        last.save()
        return
    if last is not None:
        last.valid_to = outline_from
        last.save(update_fields=["valid_to"])
    DistrictOutline.objects.create(
        district=district, outline=outline, bbox=bbox, valid_from=outline_from, basis=basis
    )
