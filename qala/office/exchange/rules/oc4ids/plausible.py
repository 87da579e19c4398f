"""Whether values are likely: sectors, amounts, names of bodies, shapes. What the standard's own helpdesk looks at."""

from decimal import Decimal
from math import isfinite
from typing import Any, TypeGuard

from qala.office.exchange.rules.oc4ids.findings import Finding, Found, walk
from qala.office.projects.rules.sectors import SECTORS

MOST = {"USD": 5 * 10**9, "EUR": 5 * 10**9, "GBP": 5 * 10**9}
MOST_OF_ANY = 10**15
"""Amounts of one project or contract; other currencies may be small change."""
NO_NAMES = frozenset({"none", "null", "n/a", "na", "nan", "tbd", "test", "unknown", "нет", "жоқ", "xxx"})
FIELDS = ("publicAuthority", "procuringEntity", "administrativeEntity", "sourceParty")
LISTS = ("parties", "suppliers", "tenderers")
DEPTHS = {
    "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
}  # fmt: skip
"""How many lists stand around a position."""
LEAST = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}
"""Positions of one line or ring."""

Row = dict[str, Any]


def is_number(value: Any) -> TypeGuard[int | float]:
    """Of JSON, and finite."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def sectors(project: Row, path: str) -> Found:
    """Of the list, a sub-sector with its sector."""
    told = [str(each) for each in project.get("sector", ())]
    for index, sector in enumerate(told):
        if sector not in SECTORS:
            yield Finding(f"{path}/sector/{index}", "sector", sector)
        elif (parent := sector.split(".")[0]) not in told:
            yield Finding(f"{path}/sector/{index}", "parent", f"{sector} ({parent})")


def amounts(project: Row, path: str) -> Found:
    """What a project and its contracts cost is more than nothing, and less than no city has."""
    yield from _amount(project.get("budget", {}).get("amount", {}), f"{path}/budget/amount")
    for index, process in enumerate(project.get("contractingProcesses", ())):
        worth = process.get("summary", {}).get("contractValue", {})
        yield from _amount(worth, f"{path}/contractingProcesses/{index}/summary/contractValue")


def _amount(value: Row, path: str) -> Found:
    amount, currency = value.get("amount"), value.get("currency", "")
    if is_number(amount) and not 0 < amount < MOST.get(currency, MOST_OF_ANY):
        yield Finding(path, "amount", f"{Decimal(str(amount)):f} {currency}".strip())


def names(project: Row, path: str) -> Found:
    """Of bodies: words, not a dash that somebody typed because the field was needed."""
    for where, value in walk(project, path):
        name = value.get("name") if isinstance(value, dict) and _is_body(where) else None
        if isinstance(name, str) and not _is_name(name):
            yield Finding(f"{where}/name", "name", name)


def _is_body(path: str) -> bool:
    *_rest, before, last = ("", *path.split("/"))
    return last in FIELDS or (before in LISTS and last.isdecimal())


def _is_name(text: str) -> bool:
    said = text.strip().casefold()
    return sum(sign.isalpha() for sign in said) > 1 and said not in NO_NAMES


def shapes(project: Row, path: str) -> Found:
    """Coordinates are as deep as the type wants, lines are no points, rings end where they begin."""
    for index, place in enumerate(project.get("locations", ())):
        geometry = place.get("geometry", {})
        kind, positions = geometry.get("type"), geometry.get("coordinates")
        if kind in DEPTHS and positions and not _is_shape(positions, kind, DEPTHS[kind]):
            yield Finding(f"{path}/locations/{index}/geometry", "shape", kind)


def _is_shape(value: Any, kind: str, depth: int) -> bool:
    if not isinstance(value, list) or not value:
        return False
    if depth == 0:
        return all(is_number(each) for each in value)
    if depth == 1 and kind in LEAST:
        is_closed = "Polygon" not in kind or value[0] == value[-1]
        if len(value) < LEAST[kind] or not is_closed:
            return False
    return all(_is_shape(each, kind, depth - 1) for each in value)
