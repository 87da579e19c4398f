"""The API's own description by OpenAPI 3.0: what clients read before they ask."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from qala.public.opendata.rules.datasets import Column, Dataset, Kind
from qala.public.opendata.rules.features.asking import MOST, USUAL
from qala.shared.languages import LANGUAGES

TYPES: dict[Kind, dict[str, str]] = {
    Kind.TEXT: {"type": "string"},
    Kind.WHOLE: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.MONEY: {"type": "number"},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.TRUTH: {"type": "boolean"},
}
Json = dict[str, Any]


def described(title: str, server: str, datasets: Iterable[Dataset]) -> Json:
    """The whole document, in the active language; `server` is the address of the landing page without its slash."""
    known = list(datasets)
    paths = {
        "/": _get("landing", _("OGC API Features")),
        "/conformance": _get("conformance", _("Parts of the standard that are kept")),
        "/collections": _get("collections", _("Collections")),
    }
    for each in known:
        paths |= _of(each)
    return {
        "openapi": "3.0.3",
        "info": {"title": title, "version": "1.0.0", "license": {"name": "CC BY 4.0"}},
        "servers": [{"url": server}],
        "paths": paths,
        "components": {
            "parameters": _parameters(),
            "schemas": {"Error": _object(code="string", description="string")},
            "responses": {"Wrong": _answer("What was wrong", {"$ref": "#/components/schemas/Error"})},
        },
    }


def _of(dataset: Dataset) -> Json:
    start = f"/collections/{dataset.code}"
    shared = ["limit", "bbox", "datetime", "after", "lang", "f"]
    columns = {each.code: each for each in dataset.columns}
    own = [
        {"name": name, "in": "query", "description": str(columns[name].label), "schema": {"type": "string"}}
        for name in dataset.filters
    ]
    feature = {
        "type": "object",
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"},
            "geometry": {"type": "object", "nullable": True},
            "properties": {
                "type": "object",
                "properties": {each.code: _column(each) for each in dataset.columns},
            },
        },
    }
    key = {"name": "featureId", "in": "path", "required": True, "schema": {"type": "string"}}
    collection = {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "features": {"type": "array", "items": feature},
        },
    }
    return {
        start: _get(f"{dataset.code}.collection", str(dataset.title)),
        f"{start}/items": _get(
            f"{dataset.code}.items", str(dataset.about), [*_refs(shared), *own], collection
        ),
        f"{start}/items/{{featureId}}": _get(
            f"{dataset.code}.item", str(dataset.title), [key, *_refs(["lang", "f"])], feature, ("404", "410")
        ),
    }


def _column(column: Column) -> Json:
    return {**TYPES[column.kind], "title": str(column.label), "nullable": not column.is_required}


def _get(
    name: str,
    summary: str,
    parameters: list[Json] | None = None,
    schema: Json | None = None,
    more: tuple[str, ...] = (),
) -> Json:
    answers: Json = {"200": _answer(summary, schema or {"type": "object"}, geo=schema is not None)}
    answers |= {code: {"$ref": "#/components/responses/Wrong"} for code in ("400", *more)}
    asked = parameters if parameters is not None else _refs(["f"])
    return {"get": {"operationId": name, "summary": summary, "parameters": asked, "responses": answers}}


def _answer(words: str, schema: Json, *, geo: bool = False) -> Json:
    media = "application/geo+json" if geo else "application/json"
    return {"description": words, "content": {media: {"schema": schema}}}


def _refs(names: Iterable[str]) -> list[Json]:
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


def _object(**types: str) -> Json:
    return {"type": "object", "properties": {name: {"type": each} for name, each in types.items()}}


def _parameters() -> Json:
    schemas: dict[str, Json] = {
        "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
        "bbox": {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}},
        "datetime": {"type": "string"},
        "after": {"type": "string"},
        "lang": {"type": "string", "enum": list(LANGUAGES), "default": LANGUAGES[0]},
        "f": {"type": "string", "enum": ["json", "html"]},
    }
    return {
        name: {
            "name": name, "in": "query", "required": False, "schema": schema,
            **({"style": "form", "explode": False} if name == "bbox" else {}),
        }
        for name, schema in schemas.items()
    }  # fmt: skip
