"""What another register tells of a project and this city keeps as it was told: milestones, measures, papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToldMilestone:
    """`kind` and `code` are of OC4IDS; `value` is the money that hangs on it."""

    id: str
    title: str
    kind: str = ""
    code: str = ""
    due_on: date | None = None
    met_on: date | None = None
    value: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class ToldMetric:
    """Something measured: (day, value) in their order; a forecast says what was expected."""

    id: str
    title: str
    unit: str = ""
    unit_code: str = ""
    is_forecast: bool = False
    values: tuple[tuple[date, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class ToldPaper:
    """A document that lies elsewhere, where `url` says; without one that it exists is all that was told. `kind` is a
    document type of OC4IDS."""

    id: str
    title: str
    kind: str
    url: str
    language: str = ""
    media_type: str = ""
    on: date | None = None


def milestone_of(told: Json) -> ToldMilestone:
    """Back from JSON."""
    days = {name: day_of(told[name]) for name in ("due_on", "met_on")}
    return ToldMilestone(**{**told, **days, "value": amount_of(told["value"])})


def metric_of(told: Json) -> ToldMetric:
    """Back from JSON."""
    values = tuple((date.fromisoformat(on), Decimal(value)) for on, value in told["values"])
    return ToldMetric(**{**told, "values": values})


def paper_of(told: Json) -> ToldPaper:
    """Back from JSON."""
    return ToldPaper(**{**told, "on": day_of(told["on"])})


def day_of(text: str | None) -> date | None:
    """Of a day that is told."""
    return date.fromisoformat(text) if text else None


def amount_of(text: str | None) -> Decimal | None:
    """Of an amount that is told."""
    return Decimal(text) if text is not None else None
