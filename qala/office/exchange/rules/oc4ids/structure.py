"""Whether a package has the structure of the standard: fields, kinds, closed lists, doubles."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

from qala.office.exchange.rules.oc4ids.codes import CLOSED
from qala.office.exchange.rules.oc4ids.findings import Finding, Found
from qala.office.exchange.rules.oc4ids.shape import SHAPES, Field

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")
VERSION = re.compile(r"\d+\.\d+")


def structure(value: Any, shape: str = "Package", path: str = "") -> Found:
    """All findings of the structure below `value`."""
    if not isinstance(value, dict):
        yield Finding(path, "kind", "object")
        return
    fields = SHAPES[shape]
    if not value and path:
        yield Finding(path, "empty")
    for name, field in fields.items():
        if field.is_needed and name not in value:
            yield Finding(path, "needed", name)
    for name, each in value.items():
        here = f"{path}/{name}" if path else name
        if name not in fields:
            yield Finding(here, "unknown", name)
        else:
            yield from _field(each, fields[name], here)


def _field(value: Any, field: Field, path: str) -> Found:
    if not field.is_list:
        yield from _one(value, field.kind, path)
    elif not isinstance(value, list):
        yield Finding(path, "kind", "list")
    else:
        if not value:
            yield Finding(path, "empty")
        for index, each in enumerate(value):
            yield from _one(each, field.kind, f"{path}/{index}")
        yield from _doubles(value, path)


def _doubles(rows: list[Any], path: str) -> Found:
    """By identifier where there is one, else the same content."""
    ids, contents = set(), set()
    for index, row in enumerate(rows):
        one = row.get("id") if isinstance(row, dict) else None
        content = json.dumps(row, sort_keys=True)
        if isinstance(one, str) and one in ids:
            yield Finding(f"{path}/{index}", "same_id", one)
        elif content in contents:
            yield Finding(f"{path}/{index}", "same_item")
        ids.add(one if isinstance(one, str) else None)
        contents.add(content)


def _one(value: Any, kind: str, path: str) -> Found:
    if kind in SHAPES:
        yield from structure(value, kind, path)
    elif kind in CLOSED:
        if value not in CLOSED[kind] if isinstance(value, str) else True:
            yield Finding(path, "closed_list" if isinstance(value, str) else "kind", kind)
    elif kind in ("text", "measure") and isinstance(value, str) and not value.strip():
        yield Finding(path, "empty")
    elif not KINDS[kind](value):
        yield Finding(path, "version" if kind == "version" else "kind", kind)


def is_moment(value: Any) -> bool:
    """A date with time and zone (RFC 3339) that the calendar has."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value.upper())
    except ValueError:
        return False
    return True


def _is_uri(value: Any) -> bool:
    if not isinstance(value, str) or re.search(r"\s", value):
        return False
    try:
        return bool(urlsplit(value).scheme)
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


KINDS: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "time": is_moment,
    "uri": _is_uri,
    "email": lambda value: isinstance(value, str) and "@" in value,
    "number": _is_number,
    "whole": lambda value: _is_number(value) and value == int(value),
    "bool": lambda value: isinstance(value, bool),
    "measure": lambda value: isinstance(value, str) or _is_number(value),
    "version": lambda value: isinstance(value, str) and VERSION.fullmatch(value) is not None,
    "any": lambda value: value not in (None, {}, []),
}
