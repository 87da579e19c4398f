"""Streets with their lines, and finding them again by any name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import shapely
from shapely.geometry import LineString

from qala.ground.places.loading.base import Load, upsert
from qala.ground.places.loading.naming import aliases_of, names_of
from qala.ground.places.loading.reading import Row
from qala.ground.places.loading.report import BadRow
from qala.ground.places.models import City, Street
from qala.ground.places.rules.naming import language_of, street_search_key
from qala.ground.places.rules.projection import lines_to_metres
from qala.shared.folding import street_parts

Line = list[list[float]]


def street_code(name: str) -> str:
    """The identity of a street in its city: kind and folded key, "avenue:абаи"."""
    kind, key = street_parts(name)
    return f"{kind}:{key}"


@dataclass
class _Gathered:
    names: dict[str, str]
    kind: str
    aliases: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def add(self, names: dict[str, str], aliases: list[str], lines: list[Line]) -> None:
        """Another row of the same street: its lines, and names that differ as other names."""
        for language, name in names.items():
            if name and not self.names.get(language):
                self.names[language] = name
            elif name and name != self.names[language]:
                aliases = [*aliases, name]
        self.aliases += [
            name for name in aliases if name not in self.aliases and name not in self.names.values()
        ]
        self.lines += [line for line in lines if line not in self.lines]


def load_streets(load: Load) -> None:
    """Rows with one code («Төле Би көшесі», «улица Толе би») make one street; a reload replaces its lines."""
    gathered: dict[str, _Gathered] = {}
    for row, values in load.values():
        try:
            names, lines = names_of(values), _lines(row)
            first = next(name for name in names.values() if name)
            code = street_code(first)
            if code.endswith(":"):
                raise BadRow("the name has no letters or digits")
            street = gathered.setdefault(code, _Gathered({}, street_parts(first)[0]))
            street.add(names, aliases_of(values), lines)
        except BadRow as error:
            load.report.reject(row.number, str(error))
    existing = {row.code: row for row in Street.objects.filter(city=load.city, code__in=list(gathered))}
    wanted = {code: _fields(load.city, code, street, existing.get(code)) for code, street in gathered.items()}
    upsert(Street, wanted, existing, load.report)


def _lines(row: Row) -> list[Line]:
    if not row.geometry:
        return []
    kind, coordinates = row.geometry.get("type"), row.geometry.get("coordinates")
    if kind not in {"LineString", "MultiLineString"}:
        raise BadRow(f"a street is drawn by lines, not by {kind}")
    lines: list[Any] = [coordinates] if kind == "LineString" else list(coordinates or [])
    try:
        return [
            [[round(float(x), 6), round(float(y), 6)] for x, y, *_ in line] for line in lines if len(line) > 1
        ]
    except (TypeError, ValueError) as error:
        raise BadRow("the line cannot be read") from error


def _fields(city: City, code: str, street: _Gathered, known: Street | None) -> dict[str, Any]:
    names = {
        f"name_{language}": street.names.get(f"name_{language}") or getattr(known, f"name_{language}", "")
        for language in ("kk", "ru", "en")
    }
    aliases = [*(known.aliases if known else []), *street.aliases]
    aliases = [name for name in dict.fromkeys(aliases) if name not in names.values()]
    lines = street.lines or (known.lines if known else None)
    lon, lat = middle_of(lines) if lines else (None, None)
    return {
        "city_id": city.pk, "code": code, "kind": street.kind, **names, "aliases": aliases, "lines": lines,
        "lon": lon, "lat": lat, "length_m": length_m(lines or [], city.epsg),
        "search_key": street_search_key([*names.values(), *aliases]),
    }  # fmt: skip


def middle_of(lines: list[Line]) -> tuple[float, float]:
    """The middle of the longest line in degrees: where the street's label stands."""
    longest = max((LineString(line) for line in lines), key=lambda line: line.length)
    middle = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    return round(float(middle.x), 6), round(float(middle.y), 6)


def length_m(lines: list[Line], epsg: int) -> int:
    """Metres of all lines together; both carriageways of an avenue count."""
    metres: float = sum(LineString(line).length for line in lines_to_metres(lines, epsg) if len(line) > 1)
    return round(metres)


class StreetFinder:
    """Streets of the city by any spelling of their name, from memory; makes a missing one when asked to."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._by_code: dict[str, int] = {}
        self._by_key: dict[str, set[int]] = defaultdict(set)
        for street in Street.objects.filter(city=city).only("code", "kind", "search_key"):
            self._remember(street)

    def find(self, name: str) -> int | None:
        """Kind and key first; then the key alone when just one street bears it."""
        kind, key = street_parts(name)
        found = self._by_code.get(f"{kind}:{key}")
        if found is None and len(self._by_key.get(key, ())) == 1:
            (found,) = self._by_key[key]
        return found

    def find_or_make(self, name: str) -> int:
        """As `find`; an unknown street is made without lines. Raises BadRow for a name of signs alone."""
        found = self.find(name)
        if found is not None:
            return found
        kind, key = street_parts(name)
        if not key:
            raise BadRow("no street")
        names = {f"name_{language_of(name)}": name[:250]}
        street = Street(
            city=self._city,
            code=f"{kind}:{key}"[:180],
            kind=kind,
            search_key=street_search_key([name]),
            **names,
        )
        street.save(force_insert=True)
        self._remember(street)
        return street.pk

    def _remember(self, street: Street) -> None:
        self._by_code[street.code] = street.pk
        for key in street.search_key.strip("|").split("|"):
            self._by_key[key].add(street.pk)
            self._by_code.setdefault(f"{street.kind}:{key}", street.pk)
