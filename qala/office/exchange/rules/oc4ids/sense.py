"""Whether what has the right structure also makes sense: identifiers, references, currencies, order of days, sums."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from qala.office.exchange.rules.oc4ids.codes import PARTY_ROLES
from qala.office.exchange.rules.oc4ids.findings import Finding, Found, walk
from qala.office.exchange.rules.oc4ids.plausible import amounts, is_number, names, sectors, shapes
from qala.office.exchange.rules.oc4ids.structure import is_moment

PREFIX = re.compile(r"oc4ids-[A-Za-z0-9]{6}.*")
PHASES = ("identification", "preparation", "implementation", "completion", "maintenance", "decommissioning")
SINGLE = {
    "procuringEntity": "procuringEntity",
    "administrativeEntity": "administrativeEntity",
    "sourceParty": "funder",
}
MANY = {"suppliers": "supplier", "tenderers": "tenderer"}
"""Fields that refer to bodies, and the role the body has there."""
FIRST_YEAR, LAST_YEAR = 1970, 2050
MOMENTS = ("updated", "date", "dateMet", "datePublished", "dateModified", "publishedDate")
"""Beside all names that end with Date."""

Row = dict[str, Any]


def package_sense(package: Row) -> Found:
    """Findings between projects, and those of every project."""
    yield from _years(package.get("publishedDate"), "publishedDate")
    known: set[Any] = set()
    for index, project in enumerate(package.get("projects", [])):
        path = f"projects/{index}"
        if project.get("id") in known:
            yield Finding(path, "same_id", str(project.get("id")))
        known.add(project.get("id"))
        yield from project_sense(project, path)


def project_sense(project: Row, path: str = "") -> Found:
    """All checks of one project."""
    if not PREFIX.fullmatch(str(project.get("id", ""))):
        yield Finding(f"{path}/id", "prefix")
    for check in CHECKS:
        yield from check(project, path)


def currencies(project: Row, path: str) -> Found:
    """An amount says in what."""
    for where, value in walk(project, path):
        if (
            isinstance(value, dict)
            and "amount" in value
            and "currency" not in value
            and is_number(value["amount"])
        ):
            yield Finding(where, "no_currency")


def _references(project: Row, path: str) -> Iterator[tuple[str, str, Row]]:
    """(path, role of the reference, reference)."""
    if "publicAuthority" in project:
        yield f"{path}/publicAuthority", "publicAuthority", project["publicAuthority"]
    for where, value in walk(project, path):
        if isinstance(value, dict):
            yield from _inside(value, where)


def _inside(value: Row, path: str) -> Iterator[tuple[str, str, Row]]:
    for key, role in SINGLE.items():
        if isinstance(value.get(key), dict):
            yield f"{path}/{key}", role, value[key]
    for key, role in MANY.items():
        rows = value[key] if isinstance(value.get(key), list) else []
        for index, each in enumerate(rows):
            if isinstance(each, dict):
                yield f"{path}/{key}/{index}", role, each


def references(project: Row, path: str) -> Found:
    """Every body that is referred to stands among the parties."""
    parties = {_id(party) for party in project.get("parties", [])} - {""}
    for where, _role, reference in _references(project, path):
        if _id(reference) not in parties:
            yield Finding(where, "no_party", _id(reference) or str(reference.get("name", "")))


def _id(row: Row) -> str:
    """Empty where there is none."""
    value = row.get("id")
    return value if isinstance(value, str) else ""


def roles(project: Row, path: str) -> Found:
    """Of roles that have a field of their own, the field says so, and the body that a field names has its role."""
    told = defaultdict(set)
    for _where, role, reference in _references(project, path):
        told[role].add(_id(reference))
    for index, party in enumerate(project.get("parties", [])):
        for role in party.get("roles", []):
            if role in ("publicAuthority", "procuringEntity", "supplier") and _id(party) not in told[role]:
                yield Finding(f"{path}/parties/{index}/roles", "role", role)
            elif role not in PARTY_ROLES:
                yield Finding(f"{path}/parties/{index}/roles", "closed_list", "partyRole")
    yield from _untold(project, path)


def _untold(project: Row, path: str) -> Found:
    held = {_id(party): set(party.get("roles", [])) for party in project.get("parties", [])}
    for where, role, reference in _references(project, path):
        if _id(reference) in held and role not in held[_id(reference)]:
            yield Finding(where, "no_role", role)


def order(project: Row, path: str) -> Found:
    """Periods end after they begin, phases follow each other, dates are of our time."""
    for where, value in walk(project, path):
        if isinstance(value, dict):
            start, end = _moment(value.get("startDate")), _moment(value.get("endDate"))
            if start and end and end < start:
                yield Finding(where, "order")
        else:
            yield from _years(value, where)
    before: datetime | None = None
    for phase in PHASES:
        start = _moment(project.get(f"{phase}Period", {}).get("startDate"))
        if start and before and start < before:
            yield Finding(f"{path}/{phase}Period", "phases", phase)
        before = start or before


def _years(value: Any, path: str) -> Found:
    name = path.rsplit("/", 1)[-1]
    at = _moment(value) if name in MOMENTS or name.endswith("Date") else None
    if at and not FIRST_YEAR <= at.year <= LAST_YEAR:
        yield Finding(path, "years")


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value.upper()) if is_moment(value) else None


def progress(project: Row, path: str) -> Found:
    """0 to 100, planned and of money too; works that fall say why."""
    for part in ("metrics", "forecasts"):
        for index, metric in enumerate(project.get(part, [])):
            if metric.get("id") in ("physicalProgress", "financialProgress"):
                is_fact = metric["id"] == "physicalProgress" and part == "metrics"
                yield from _observations(metric.get("observations", []), f"{path}/{part}/{index}", is_fact)


def _observations(rows: list[Row], path: str, must_rise: bool) -> Found:
    highest = Decimal(0)
    for row in sorted(rows, key=lambda one: str(one.get("period", {}).get("endDate", ""))):
        try:
            value = Decimal(str(row.get("measure", 0)))
        except ArithmeticError:
            continue
        if not value.is_finite():
            continue
        if not 0 <= value <= 100:
            yield Finding(path, "percent")
        if must_rise and value < highest and "notes" not in row:
            yield Finding(path, "fell", str(row.get("id", "")))
        highest = value


def places(project: Row, path: str) -> Found:
    """Positions in degrees, longitude first, and nothing else."""
    for where, value in walk(project, path):
        if where.endswith("/coordinates") and value and not _are_positions(value):
            yield Finding(where, "place")


def _are_positions(value: Any) -> bool:
    """A position of two or three numbers, or lists of such, however deep the type of geometry has them."""
    if not isinstance(value, list) or not value:
        return False
    if all(is_number(each) for each in value):
        return len(value) in (2, 3) and abs(value[0]) <= 180 and abs(value[1]) <= 90
    return all(_are_positions(each) for each in value)


def contracts(project: Row, path: str) -> Found:
    """Not more is paid than the contract is worth, with its changes."""
    for index, process in enumerate(project.get("contractingProcesses", [])):
        summary = process.get("summary", {})
        worth = summary.get("contractValue", {})
        for change in summary.get("modifications", []):
            worth = change.get("newContractValue", worth)
        currency = worth.get("currency")
        values = [row.get("value", {}) for row in summary.get("transactions", [])]
        paid = sum(_amount(value) for value in values if value.get("currency") == currency)
        if worth and paid > _amount(worth):
            yield Finding(f"{path}/contractingProcesses/{index}", "overpaid", str(process.get("id")))


def budget(project: Row, path: str) -> Found:
    """A cut of the budget in its own currency is the whole budget; one of another currency stands beside."""
    whole = project.get("budget", {}).get("amount", {})
    for index, cut in enumerate(project.get("budget", {}).get("budgetBreakdowns", [])):
        rows = [row.get("amount", {}) for row in cut.get("budgetBreakdown", [])]
        own = [row for row in rows if row.get("currency") == whole.get("currency")]
        if whole and own and sum(map(_amount, own)) != _amount(whole):
            yield Finding(f"{path}/budget/budgetBreakdowns/{index}", "cut", str(cut.get("id")))


def _amount(value: Row) -> Decimal:
    return Decimal(str(value.get("amount", 0)))


def completion(project: Row, path: str) -> Found:
    """What is said of the end is said at the end."""
    if "completion" in project and project.get("status") in PHASES[:3]:
        yield Finding(f"{path}/completion", "too_early")


CHECKS: tuple[Callable[[Row, str], Found], ...] = (
    currencies, references, roles, order, progress, places, contracts, budget, completion, sectors, amounts, names,
    shapes,
)  # fmt: skip
