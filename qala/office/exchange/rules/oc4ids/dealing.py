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
"""Where a reader of packages writes which contracts other projects tell of too: OCIDs, and identifiers of those without
one; the standard has no such name."""
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


def shared_processes(projects: list[Row]) -> dict[str, tuple[str, ...]]:
    """Under which several projects tell of the same contract, and which these are. The standard makes identifiers
    unique within a project alone: another contract may have the same one elsewhere. An OCID is of one procurement,
    whoever tells of it."""
    told: dict[str, list[tuple[str, Row]]] = {}
    for project in projects:
        for process in project.get("contractingProcesses", ()):
            told.setdefault(_key(process), []).append((str(project["id"]), _nature(process)))
    found = {}
    for key, rows in told.items():
        owners = tuple(dict.fromkeys(owner for owner, _row in rows))
        if len(owners) > 1 and all(row == rows[0][1] for _owner, row in rows):
            found[key] = owners
    return found


def _key(process: Row) -> str:
    return text_of(process, "summary", "ocid") or str(process["id"])


def _owners(process: Row, project: Row) -> tuple[str, ...]:
    """The projects that tell of it; none when it is one's own."""
    return tuple(project.get(SHARED, {}).get(_key(process), ()))


def _nature(process: Row) -> Row:
    """What a contract is, whichever project tells of it."""
    summary = process.get("summary", {})
    names = ("externalReference", "title", "contractValue", "contractPeriod", "suppliers")
    return {name: summary.get(name) for name in names}


def _identities(process: Row, project: Row) -> Iterator[str]:
    """Of the procurement, in all packages: its OCID, else its identifier with that of the project, or with the prefix
    of the publisher where several projects share it. Then those under which it came when fewer or more told of it."""
    if ocid := text_of(process, "summary", "ocid"):
        yield shortened(ocid, 80)
        return
    key, owner, owners = str(process["id"]), str(project["id"]), _owners(process, project)
    whose = [owner[:PREFIX], *owners] if owners else [owner, owner[:PREFIX]]
    yield from (shortened(f"{each}:{key}", 80) for each in whose)


def _number(process: Row) -> str:
    return (text_of(process, "summary", "externalReference") or str(process["id"]))[:80]


def _deal(process: Row, project: Row) -> Deal:
    summary = process.get("summary", {})
    tender, period = summary.get("tender", {}), summary.get("contractPeriod", {})
    currency = text_of(summary, "contractValue", "currency")
    starts_on, ends_on = (read_day(text_of(period, name), ("iso",)) for name in ("startDate", "endDate"))
    natures = [each for each in summary.get("nature", ()) if each in CLOSED["contractNature"]]
    bidders = tender.get("numberOfTenderers")
    identity, *others = _identities(process, project)
    return Deal(
        id=identity,
        also=tuple(others),
        is_shared=bool(_owners(process, project)),
        number=_number(process),
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
