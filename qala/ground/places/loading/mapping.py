"""A mapping: how the columns of one source become the fields of a place. YAML, described in docs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).resolve().parents[1] / "mappings"
KINDS = ("districts", "quarters", "streets", "crossings", "buildings", "care", "landmarks")
FORMATS = ("geojson", "json_lines", "json_groups", "csv")
FIELDS: dict[str, frozenset[str]] = {
    "districts": frozenset(
        {"code", "kato", "name_kk", "name_ru", "name_en", "valid_from", "outline_from", "basis"}
    ),
    "quarters": frozenset(
        {"code", "district", "name", "name_kk", "name_ru", "name_en", "valid_from", "lon", "lat"}
    ),
    "streets": frozenset({"name", "name_kk", "name_ru", "name_en", "aliases"}),
    "crossings": frozenset({"street", "crossing", "lon", "lat"}),
    "buildings": frozenset(
        {
            "street",
            "number",
            "address",
            "lon",
            "lat",
            "source_key",
            "storeys_count",
            "flats_count",
            "built_year",
        }
    ),
    "care": frozenset(
        {"source_key", "street", "number", "address", "function", "organisation", "valid_from", "valid_to"}
    ),
    "landmarks": frozenset(
        {"code", "name", "name_kk", "name_ru", "name_en", "aliases", "kind", "lon", "lat"}
    ),
}
REQUIRED: dict[str, frozenset[str]] = {
    "districts": frozenset({"code"}),
    "quarters": frozenset({"code"}),
    "crossings": frozenset({"street", "crossing", "lon", "lat"}),
    "care": frozenset({"function", "organisation"}),
}


class BadMapping(Exception):
    """The mapping itself is wrong; the text says where."""


@dataclass(frozen=True)
class FieldSpec:
    """Where a field comes from: a column (or the first filled of several), a pattern's first group, a table."""

    columns: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    table: dict[str, Any] = field(default_factory=dict)
    default: Any = None

    def value(self, columns: dict[str, Any]) -> Any:
        """The field's value in a row; None when there is none."""
        found = next((columns[c] for c in self.columns if columns.get(c) not in (None, "")), None)
        if isinstance(found, str):
            found = " ".join(found.split())
            if self.pattern is not None:
                match = self.pattern.search(found)
                found = match.group(1) if match else None
        if self.table and found is not None:
            found = self.table.get(str(found), found)
        return self.default if found in (None, "") else found


@dataclass(frozen=True)
class Mapping:
    """One source's mapping, checked."""

    name: str
    kind: str
    format: str
    fields: dict[str, FieldSpec]
    delimiter: str = ","
    city: dict[str, Any] = field(default_factory=dict)
    attribution: str = ""
    key: str = ""
    overrides: dict[str, dict[str, Any]] = field(default_factory=dict)

    def values(self, columns: dict[str, Any]) -> dict[str, Any]:
        """Fields of one row. An override, found by the row's `key` column, wins over what the source says."""
        made = {name: spec.value(columns) for name, spec in self.fields.items()}
        made.update(self.overrides.get(str(columns.get(self.key, "")), {}))
        return made


def find_mapping(named: str) -> Path:
    """The file of a mapping: a path, or the name of a shipped one. Raises BadMapping."""
    given = Path(named)
    if given.suffix in {".yaml", ".yml"}:
        if given.is_file():
            return given
        raise BadMapping(f"no such file: {named}")
    shipped = SHIPPED / f"{named}.yaml"
    if shipped.parent == SHIPPED and shipped.is_file():
        return shipped
    known = ", ".join(sorted(path.stem for path in SHIPPED.glob("*.yaml")))
    raise BadMapping(f"no shipped mapping {named!r}; there are: {known}")


def read_mapping(path: Path) -> Mapping:
    """Read and check one mapping. Raises BadMapping with the name of the wrong part."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BadMapping(f"{path.name}: {error}") from error
    if not isinstance(raw, dict):
        raise BadMapping(f"{path.name}: not a mapping")
    _check_words(path.name, raw)
    kind = raw["kind"]
    fields = {
        name: _spec(f"{path.name}: fields.{name}", spec) for name, spec in (raw.get("fields") or {}).items()
    }
    unknown = set(fields) - FIELDS[kind]
    missing = REQUIRED.get(kind, frozenset()) - set(fields)
    if unknown or missing:
        raise BadMapping(f"{path.name}: unknown fields {sorted(unknown)}, missing fields {sorted(missing)}")
    return Mapping(
        name=path.stem,
        kind=kind,
        format=raw["format"],
        fields=fields,
        delimiter=raw.get("delimiter", ","),
        city=dict(raw.get("city") or {}),
        attribution=raw.get("attribution", ""),
        key=raw.get("key", ""),
        overrides={str(name): dict(values) for name, values in (raw.get("overrides") or {}).items()},
    )


_WORDS = frozenset(
    {"kind", "format", "fields", "delimiter", "city", "attribution", "key", "overrides", "about"}
)


def _check_words(name: str, raw: dict[str, Any]) -> None:
    unknown = set(raw) - _WORDS
    if unknown:
        raise BadMapping(f"{name}: unknown words {sorted(unknown)}")
    if raw.get("kind") not in KINDS:
        raise BadMapping(f"{name}: kind must be one of {', '.join(KINDS)}")
    if raw.get("format") not in FORMATS:
        raise BadMapping(f"{name}: format must be one of {', '.join(FORMATS)}")
    for override in (raw.get("overrides") or {}).values():
        strange = set(override) - FIELDS[raw["kind"]]
        if strange:
            raise BadMapping(f"{name}: unknown fields in overrides {sorted(strange)}")


def _spec(where: str, spec: Any) -> FieldSpec:
    if isinstance(spec, str):
        return FieldSpec(columns=(spec,))
    if isinstance(spec, list):
        return FieldSpec(columns=tuple(map(str, spec)))
    if not isinstance(spec, dict) or set(spec) - {"column", "pattern", "map", "default"}:
        raise BadMapping(f"{where}: a column, a list of columns, or column/pattern/map/default")
    columns = spec.get("column", ())
    try:
        pattern = re.compile(spec["pattern"]) if "pattern" in spec else None
    except re.error as error:
        raise BadMapping(f"{where}: {error}") from error
    if pattern is not None and pattern.groups < 1:
        raise BadMapping(f"{where}: the pattern needs a group")
    return FieldSpec(
        columns=(columns,) if isinstance(columns, str) else tuple(columns),
        pattern=pattern,
        table={str(k): v for k, v in (spec.get("map") or {}).items()},
        default=spec.get("default"),
    )


def as_day(value: Any, default: date | None = None) -> date | None:
    """A day out of a date or "YYYY-MM-DD" or "DD.MM.YYYY". Raises ValueError."""
    if value in (None, ""):
        return default
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if re.fullmatch(r"\d{2}\.\d{2}\.\d{4}", text):
        text = f"{text[6:]}-{text[3:5]}-{text[:2]}"
    return date.fromisoformat(text[:10])


def as_number(value: Any) -> float | None:
    """A number, decimal comma allowed. Raises ValueError."""
    if value in (None, ""):
        return None
    return float(str(value).replace(",", ".").strip())


def as_count(value: Any) -> int | None:
    """A whole number not below zero. Raises ValueError."""
    number = as_number(value)
    if number is None:
        return None
    if number < 0 or number != int(number):
        raise ValueError(f"not a count: {value}")
    return int(number)
