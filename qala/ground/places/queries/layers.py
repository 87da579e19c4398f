"""The base layer of every map: districts and streets as GeoJSON, made once for each version of the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import shapely
from django.utils.translation import get_language
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
    """Today's districts and all drawn streets, simplified; `attribution` stands at the top of the collection.

    Made once for each version of the data, day and language.
    """
    remembered = locating.ground()
    language = (get_language() or "kk")[:2]
    tag = f"{remembered.city_id or 0}-{remembered.version}-{clock.today():%Y%m%d}-{language}"
    kept: dict[str, Layer] = remembered.extras.setdefault("base", {})
    layer = kept.get(language)
    if layer is None or layer.tag != tag:
        layer = kept[language] = Layer(_made(remembered.city_id or 0, remembered.attribution), tag)
    return layer


def _made(city_id: int, attribution: str) -> bytes:
    features = [*_districts(city_id), *_streets(city_id)]
    return orjson.dumps({"type": "FeatureCollection", "attribution": attribution, "features": features})


def _districts(city_id: int) -> Iterator[dict[str, Any]]:
    rows = District.objects.as_of(clock.today()).filter(city_id=city_id).exclude(outline=None)
    for row in rows:
        outline = clean_outline(row.outline)
        label = outline.representative_point()
        yield _feature(
            "district", row, simplified(outline, OUTLINE_TOLERANCE), kato=row.kato,
            label_lon=round(label.x, 5), label_lat=round(label.y, 5),
        )  # fmt: skip


def _streets(city_id: int) -> Iterator[dict[str, Any]]:
    for row in Street.objects.filter(city_id=city_id).exclude(lines=None).order_by("pk").iterator():
        lines = simplified(MultiLineString(row.lines), STREET_TOLERANCE)
        if not lines.is_empty:
            yield _feature("street", row, lines, kind=row.kind)


def _feature(layer: str, row: District | Street, geometry: Any, **more: Any) -> dict[str, Any]:
    rounded = shapely.set_precision(geometry, FIVE_PLACES)  # about a metre
    properties = {"layer": layer, "id": row.pk, "name": row.name, **more}
    return {"type": "Feature", "properties": properties, "geometry": mapping(rounded)}
