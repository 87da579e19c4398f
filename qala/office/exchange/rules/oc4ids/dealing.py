"""Contracting processes of a project as contracts with their course."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from qala.office.exchange.rules.oc4ids.codes import CLOSED
from qala.office.exchange.rules.profiles.draft import Amendment, Deal, Outlay
from qala.office.exchange.rules.profiles.values import read_day, shortened

Row = dict[str, Any]
SHARED = "@shared"
"""Where a reader of packages writes which contracts other projects tell of too; the standard has no such name."""
PREFIX = len("oc4ids-000000")
LONGEST = 4000
TOO_MUCH = Decimal(10**15)


def text_of(value: Any, *path: str) -> str:
    """The text at the end of a path of names; "" where something is missing on the way."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return " ".join(value.split()) if isinstance(value, str) else ""


def amount_of(value: Any, currency: str = "") -> Decimal | None:
    """An amount, when it is in the currency."""
    if (
        not isinstance(value, dict)
        or "amount" not in value
        or (currency and value.get("currency") != currency)
    ):
        return None
    amount = Decimal(str(value["amount"]))
    return round(amount, 2) if abs(amount) < TOO_MUCH else None


def deals(project: Row) -> list[Deal]:
    """In their order."""
    return [_deal(each, project) for each in project.get("contractingProcesses", ())]


def shared_processes(projects: list[Row]) -> frozenset[str]:
    """Identifiers under which several projects tell of the same contract. The standard makes them unique within a
    project alone: another contract may have the same one elsewhere."""
    told: dict[str, list[Row]] = {}
    for project in projects:
        for process in project.get("contractingProcesses", ()):
            told.setdefault(str(process["id"]), []).append(_nature(process))
    return frozenset(
        key for key, rows in told.items() if len(rows) > 1 and all(row == rows[0] for row in rows)
    )


def _nature(process: Row) -> Row:
    """What a contract is, whichever project tells of it."""
    summary = process.get("summary", {})
    names = ("externalReference", "title", "contractValue", "contractPeriod", "suppliers")
    return {name: summary.get(name) for name in names}


def _identity(process: Row, project: Row) -> str:
    """Of the procurement, in all packages: its OCID, else its identifier with that of the project, or with the prefix
    of the publisher where several projects share it."""
    if ocid := text_of(process, "summary", "ocid"):
        return shortened(ocid, 80)
    key = str(process["id"])
    owner = str(project["id"])
    return shortened(f"{owner[:PREFIX] if key in project.get(SHARED, ()) else owner}:{key}", 80)


def _deal(process: Row, project: Row) -> Deal:
    summary = process.get("summary", {})
    tender, period = summary.get("tender", {}), summary.get("contractPeriod", {})
    currency = text_of(summary, "contractValue", "currency")
    starts_on, ends_on = (read_day(text_of(period, name), ("iso",)) for name in ("startDate", "endDate"))
    natures = [each for each in summary.get("nature", ()) if each in CLOSED["contractNature"]]
    bidders = tender.get("numberOfTenderers")
    return Deal(
        id=_identity(process, project),
        number=(text_of(summary, "externalReference") or str(process["id"]))[:80],
        name=(text_of(summary, "title") or text_of(summary, "description"))[:400],
        nature=next(iter(natures), ""),
        method=text_of(tender, "procurementMethod"),
        bidders=int(bidders) if bidders is not None and 0 <= bidders <= 32_767 else None,
        customer=text_of(tender, "procuringEntity", "name"),
        supplier=next((text_of(each, "name") for each in summary.get("suppliers", ())), "")[:250],
        value=amount_of(summary.get("contractValue")),
        currency=currency,
        starts_on=starts_on,
        ends_on=None if starts_on and ends_on and ends_on < starts_on else ends_on,
        is_over=summary.get("status") == "closed",
        changes=tuple(_changes(summary, currency)),
        payments=tuple(_payments(summary, currency)),
    )


def _changes(summary: Row, currency: str) -> Iterator[Amendment]:
    """One that moves the value and the end at once is two."""
    rows = sorted(summary.get("modifications", ()), key=lambda one: text_of(one, "date"))
    for row in rows:
        on = read_day(text_of(row, "date"), ("iso",))
        if on is None:
            continue
        said = ". ".join(filter(None, (text_of(row, name) for name in ("description", "rationale"))))
        key, words = str(row["id"])[:70], (said or str(row["id"]))[:LONGEST]
        value = amount_of(row.get("newContractValue"), currency)
        ends_on = read_day(text_of(row, "newContractPeriod", "endDate"), ("iso",))
        if ends_on is not None:
            yield Amendment(key, on, words, ends_on=ends_on)
        if value is not None:
            yield Amendment(f"{key}·2" if ends_on else key, on, words, value=value)
        if value is None and ends_on is None:
            yield Amendment(key, on, words)


def _payments(summary: Row, currency: str) -> Iterator[Outlay]:
    for row in summary.get("transactions", ()):
        on, amount = read_day(text_of(row, "date"), ("iso",)), amount_of(row.get("value"), currency)
        if on is not None and amount is not None:
            yield Outlay(str(row["id"])[:80], on, amount)
