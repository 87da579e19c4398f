"""The base layer of every map: districts and streets as GeoJSON, made once for each version of the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
import shapely
from shapely.geometry import MultiLineString, mapping

from qala.ground.places import locating
from qala.ground.places.models import District, Street
from qala.ground.places.rules.districting import clean_outline
from qala.ground.places.rules.outlines import simplified
from qala.shared import clock

OUTLINE_TOLERANCE = 0.0002
STREET_TOLERANCE = 0.00008
"""Degrees, about 14 m and 6 m: below a screen pixel up to zoom 13 and 14."""
FIVE_PLACES = 1e-5


@dataclass(frozen=True)
class Layer:
    """A ready answer and the tag under which browsers may keep it."""

    body: bytes
    tag: str


def base_layer() -> Layer:
    """Today's districts and all drawn streets, simplified; `attribution` stands at the top of the collection."""
    remembered = locating.ground()
    tag = f"{remembered.city_id or 0}-{remembered.version}-{clock.today():%Y%m%d}"
    kept: Layer | None = remembered.extras.get("base")
    if kept is None or kept.tag != tag:
        kept = remembered.extras["base"] = Layer(_made(remembered.city_id, remembered.attribution), tag)
    return kept


def _made(city_id: int | None, attribution: str) -> bytes:
    features = [*_districts(city_id), *_streets(city_id)]
    return orjson.dumps({"type": "FeatureCollection", "attribution": attribution, "features": features})


def _districts(city_id: int | None) -> list[dict[str, Any]]:
    rows = District.objects.as_of(clock.today()).filter(city_id=city_id).exclude(outline=None)
    return [
        _feature("district", row, mapping(_rounded(simplified(clean_outline(row.outline), OUTLINE_TOLERANCE))), kato=row.kato)
        for row in rows
    ]


def _streets(city_id: int | None) -> list[dict[str, Any]]:
    made = []
    for row in Street.objects.filter(city_id=city_id).exclude(lines=None).order_by("pk").iterator():
        lines = _rounded(simplified(MultiLineString(row.lines), STREET_TOLERANCE))
        if not lines.is_empty:
            made.append(_feature("street", row, mapping(lines), kind=row.kind))
    return made


def _rounded(geometry: Any) -> Any:
    """Five decimals, about a metre; shapely drops what collapses."""
    return shapely.set_precision(geometry, FIVE_PLACES)


def _feature(layer: str, row: District | Street, geometry: Any, **more: str) -> dict[str, Any]:
    names = {"name_kk": row.name_kk, "name_ru": row.name_ru, "name_en": row.name_en}
    properties = {"layer": layer, "id": row.pk, **{key: text for key, text in names.items() if text}, **more}
    return {"type": "Feature", "properties": properties, "geometry": geometry}
