"""Milestones, metrics and documents of a project of a package, as they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from qala.office.exchange.rules.oc4ids.dealing import amount_of, text_of
from qala.office.exchange.rules.oc4ids.sense import FIRST_YEAR, LAST_YEAR
from qala.office.exchange.rules.profiles.told import ToldMetric, ToldMilestone, ToldPaper
from qala.office.exchange.rules.profiles.values import read_day

Row = dict[str, Any]
MOST, MOST_VALUES = 200, 400
LONGEST, LONGEST_URL = 250, 1000
TOO_MUCH = Decimal(10**13)
PROGRESS = "physicalProgress"


def milestones(project: Row) -> tuple[ToldMilestone, ...]:
    """Those with a name. One that is met without a day was met when it was due."""
    return tuple(_milestone(each) for each in project.get("milestones", ())[:MOST] if text_of(each, "title"))


def _milestone(row: Row) -> ToldMilestone:
    due_on, met_on = (_day(text_of(row, name)) for name in ("dueDate", "dateMet"))
    return ToldMilestone(
        id=str(row["id"])[:60],
        title=text_of(row, "title")[:LONGEST],
        kind=text_of(row, "type")[:30],
        code=text_of(row, "code")[:30],
        due_on=due_on,
        met_on=met_on or (due_on if row.get("status") == "met" else None),
        value=amount_of(row.get("value")),
        currency=text_of(row, "value", "currency"),
    )


def metrics(project: Row) -> tuple[ToldMetric, ...]:
    """What was measured, then what was expected; values without a day or a number are left out."""
    parts = (("metrics", False), ("forecasts", True))
    found = (
        _metric(row, is_forecast=is_late) for part, is_late in parts for row in project.get(part, ())[:MOST]
    )
    return tuple(each for each in found if each.values)


def _metric(row: Row, *, is_forecast: bool) -> ToldMetric:
    rows = row.get("observations", ())[:MOST_VALUES]
    unit: Row = next((each["unit"] for each in rows if each.get("unit")), {})
    return ToldMetric(
        id=str(row["id"])[:60],
        title=(text_of(row, "title") or str(row["id"]))[:LONGEST],
        unit=text_of(unit, "name")[:40],
        unit_code=text_of(unit, "id")[:10] if unit.get("scheme") == "UNCEFACT" else "",
        is_forecast=is_forecast,
        values=tuple(_values(rows, is_percent=row["id"] == PROGRESS)),
    )


def _values(rows: list[Row], *, is_percent: bool) -> Iterator[tuple[date, Decimal]]:
    for row in rows:
        period = row.get("period", {})
        on = _day(text_of(period, "endDate") or text_of(period, "startDate"))
        value = _number(row.get("measure"))
        if on is not None and value is not None and not (is_percent and not 0 <= value <= 100):
            yield on, value


def _number(measure: Any) -> Decimal | None:
    """A measure may be a text."""
    try:
        value = Decimal(str(measure).strip())
    except InvalidOperation:
        return None
    return round(value, 3) if value.is_finite() and abs(value) < TOO_MUCH else None


def percent(told: tuple[ToldMetric, ...]) -> dict[str, Decimal]:
    """The newest per cent of the works."""
    values = [pair for each in told if each.id == PROGRESS and not each.is_forecast for pair in each.values]
    return {"percent": round(max(values, key=lambda pair: pair[0])[1], 2)} if values else {}


def papers(project: Row) -> tuple[ToldPaper, ...]:
    """Those that an address leads to or that have a title. Who wrote them is personal data and stays."""
    rows = project.get("documents", ())[:MOST]
    return tuple(_paper(each) for each in rows if _address(each) or text_of(each, "title"))


def lost_addresses(project: Row) -> Iterator[tuple[str, str]]:
    """(title, address) of documents whose address no browser may be led to."""
    for row in project.get("documents", ())[:MOST]:
        if text_of(row, "url") and not _address(row):
            yield _title(row), text_of(row, "url")


def _address(row: Row) -> str:
    url = text_of(row, "url")
    return url if is_web(url) else ""


def _title(row: Row) -> str:
    return (text_of(row, "title") or str(row["id"]))[:LONGEST]


def _paper(row: Row) -> ToldPaper:
    language = text_of(row, "language")
    return ToldPaper(
        id=str(row["id"])[:60],
        title=_title(row),
        kind=text_of(row, "documentType")[:60],
        url=_address(row),
        language=language if len(language) == 2 else "",
        media_type=text_of(row, "format")[:100],
        on=_day(text_of(row, "datePublished")),
    )


def _day(text: str) -> date | None:
    """A day that may be told on: what the checks doubt is left where it is."""
    found = read_day(text, ("iso",))
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def is_web(url: str) -> bool:
    """An address that a browser may be led to."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and len(url) <= LONGEST_URL
