"""From a record (column → text) to a draft."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.profiles.draft import Draft, Line, Party, Spot
from qala.office.exchange.rules.profiles.oddities import noticed
from qala.office.exchange.rules.profiles.profile import (
    DAYS,
    MONEY,
    NUMBERS,
    TEXTS,
    FieldSpec,
    LineSpec,
    ListSpec,
    Profile,
)
from qala.office.exchange.rules.profiles.values import read_day, read_number
from qala.shared.intake.errors import BadRow
from qala.shared.intake.json_stream import flattened
from qala.shared.intake.spec import Numbers
from qala.shared.intake.steps import chain, make_step

LONGEST = {"key": 120, "local_id": 120, "note": 4000, "purpose": 4000, "purpose_kk": 4000, "purpose_ru": 4000}
MAX_TEXT = 500
MAX_INNER = 200
Cells = Mapping[str, str]
_PLAIN = Numbers()


class Shaper:
    """Compiled from a profile; one for a whole file."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._steps = {
            name: chain([make_step(each) for each in spec.steps]) for name, spec in profile.fields.items()
        }
        self._money_columns = [
            (spec, names, year) for spec in profile.lines for names, year in spec.columns()
        ]
        self._empty = {text.casefold() for text in profile.empty}

    def draft(self, line: int, cells: Cells) -> Draft:
        """The project of a record. Raises BadRow for one that cannot be known or named."""
        findings: list[Finding] = []
        texts = {name: text for name in TEXTS if (text := self._text(name, cells))}
        key = texts.pop("key", "")
        if not key:
            raise BadRow("no_key")
        self._titles(texts)
        numbers = self._numbers(cells, findings)
        lon, lat = _position(numbers.pop("lon", None), numbers.pop("lat", None), findings)
        lists = self.profile.lists
        made = Draft(
            line=line,
            key=key,
            texts=texts,
            days=self._days(cells, findings),
            money=self._money(cells, findings),
            numbers=numbers,
            currency=self.profile.currency,
            lon=lon,
            lat=lat,
            geometry=_geometry(cells, self.profile.geometry),
            categories=_split(cells, lists.categories),
            lines=self._lines(cells, findings),
            parties=tuple(_parties(cells, lists.parties)),
            spots=tuple(_spots(cells, lists.spots)),
            totals_agree=self._totals(cells),
            findings=tuple(findings),
        )
        return _with(made, findings, noticed(made, self.profile))

    def _titles(self, texts: dict[str, str]) -> None:
        for part in ("title", "purpose"):
            plain = texts.pop(part, "")
            if plain:
                texts.setdefault(f"{part}_{self.profile.language}", plain)
        if not any(f"title_{each}" in texts for each in ("kk", "ru", "en")):
            raise BadRow("no_title")

    def _text(self, name: str, cells: Cells) -> str:
        spec = self.profile.fields.get(name)
        return "" if spec is None else self._read(name, spec, cells)[: LONGEST.get(name, MAX_TEXT)]

    def _read(self, name: str, spec: FieldSpec, cells: Cells) -> str:
        text = " ".join(_taken(spec, cells, self._is_empty).split())
        step = self._steps[name]
        text = step(text).strip() if step is not None and text else text
        return spec.default if self._is_empty(text) else text

    def _is_empty(self, text: str) -> bool:
        return not text or text.casefold() in self._empty

    def _days(self, cells: Cells, findings: list[Finding]) -> dict[str, date]:
        made = {}
        for name in DAYS:
            if text := self._text(name, cells):
                day = read_day(text, self.profile.fields[name].formats or self.profile.date_formats)
                if day is None:
                    findings.append(Finding("bad_day", name, text[:60]))
                else:
                    made[name] = day
        return made

    def _money(self, cells: Cells, findings: list[Finding]) -> dict[str, Decimal]:
        unit = self.profile.money_in
        return {
            name: value * unit for name in MONEY if (value := self._number(name, cells, findings)) is not None
        }

    def _numbers(self, cells: Cells, findings: list[Finding]) -> dict[str, Decimal]:
        return {name: value for name in NUMBERS if (value := self._number(name, cells, findings)) is not None}

    def _number(self, name: str, cells: Cells, findings: list[Finding]) -> Decimal | None:
        text = self._text(name, cells)
        if not text:
            return None
        value = read_number(text, self.profile.numbers)
        if value is None:
            findings.append(Finding("bad_number", name, text[:60]))
        elif value == 0 and self.profile.fields[name].zero == "unknown":
            findings.append(Finding("zero_unknown", name))
            return None
        return value

    def _lines(self, cells: Cells, findings: list[Finding]) -> tuple[Line, ...]:
        made = []
        for spec, names, year in self._money_columns:
            name, text = next(
                ((name, text) for name in names if (text := cells.get(name, "").strip())), ("", "")
            )
            value = None if self._is_empty(text) else read_number(text, self.profile.numbers)
            if value is None and not self._is_empty(text):
                findings.append(Finding("bad_number", name, text[:60]))
            if value:
                made.append(
                    Line(
                        value * self.profile.money_in,
                        year or _year(cells, spec),
                        spec.span,
                        spec.source,
                        spec.paid_on,
                    )
                )
        return tuple(made)

    def _totals(self, cells: Cells) -> bool | None:
        """Whether the named columns add up; None when nothing was to be checked."""
        if not self.profile.totals:
            return None
        for spec in self.profile.totals:
            parts = [self._amount(cells, name) for name in spec.parts]
            if None in parts or sum(each or 0 for each in parts) != self._amount(cells, spec.total):
                return False
        return True

    def _amount(self, cells: Cells, name: str) -> Decimal | None:
        return read_number(cells.get(name, "") or "0", self.profile.numbers)


def _year(cells: Cells, spec: LineSpec) -> int | None:
    text = cells.get(spec.year_in, "").strip() if spec.year_in else ""
    return int(text) if text.isascii() and text.isdigit() and 1990 <= int(text) <= 2100 else None


def _with(made: Draft, findings: Sequence[Finding], more: Sequence[Finding]) -> Draft:
    object.__setattr__(made, "findings", (*findings, *more))
    return made


def _taken(spec: FieldSpec, cells: Cells, is_empty: Any) -> str:
    if spec.const is not None:
        return spec.const
    filled = [text for name in spec.columns if not is_empty(text := cells.get(name, "").strip())]
    if spec.join:
        return spec.separator.join(filled)
    return filled[0] if filled else ""


def _position(
    lon: Decimal | None, lat: Decimal | None, findings: list[Finding]
) -> tuple[float | None, float | None]:
    if lon is None or lat is None:
        return None, None
    if not lon and not lat:
        return None, None
    if abs(lon) > 180 or abs(lat) > 90:
        findings.append(Finding("bad_position", "", f"{lon}, {lat}"))
        return None, None
    return float(lon), float(lat)


def _geometry(cells: Cells, name: str) -> dict[str, Any] | None:
    """A GeoJSON geometry from one cell, or from the cells of its type and coordinates."""
    if not name:
        return None
    kind, text = cells.get(f"{name}.type", ""), cells.get(f"{name}.coordinates", "")
    whole = cells.get(name) or "null"
    try:
        found = {"type": kind, "coordinates": json.loads(text)} if kind and text else json.loads(whole)
    except ValueError:
        return None
    return found if isinstance(found, dict) and {"type", "coordinates"} <= set(found) else None


def _split(cells: Cells, spec: ListSpec | None) -> tuple[str, ...]:
    if spec is None:
        return ()
    parts = (part.strip() for part in cells.get(spec.column, "").split(spec.split))
    return tuple(dict.fromkeys(part for part in parts if part))[:MAX_INNER]


def _inner(cells: Cells, spec: ListSpec | None) -> list[dict[str, str]]:
    if spec is None:
        return []
    try:
        values = json.loads(cells.get(spec.column) or "[]")
    except ValueError:
        return []
    listed = values[:MAX_INNER] if isinstance(values, list) else []
    return [flattened(each) for each in listed if isinstance(each, dict)]


def _parties(cells: Cells, spec: ListSpec | None) -> list[Party]:
    made = []
    for each in _inner(cells, spec):
        assert spec is not None
        name = " ".join(each.get(spec.name, "").split())
        if name:
            made.append(Party(name[:250], each.get(spec.code, "")[:60], each.get(spec.winner, "") == "true"))
    return made


def _spots(cells: Cells, spec: ListSpec | None) -> list[Spot]:
    made = []
    for each in _inner(cells, spec):
        assert spec is not None
        lon, lat = (read_number(each.get(name, ""), _PLAIN) for name in (spec.lon, spec.lat))
        is_known = lon is not None and lat is not None and (lon or lat) and abs(lon) <= 180 and abs(lat) <= 90
        made.append(
            Spot(
                " ".join(each.get(spec.name, "").split())[:MAX_TEXT],
                each.get(spec.code, "")[:60],
                float(lon) if is_known and lon is not None else None,
                float(lat) if is_known and lat is not None else None,
            )
        )
    return made
