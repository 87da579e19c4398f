"""What the JSON API says of totals."""

from datetime import date
from typing import Any

from ninja import Schema

from qala.office.overview.queries.totals import Total

COUNTS = (
    "projects", "live", "red", "amber", "green", "unknown", "late", "planned_days", "delay_days",
    "longest_slip", "people",
)  # fmt: skip
AMOUNTS = (
    "budget", "original", "growth", "growth_percent", "contracted", "paid", "spent", "financial",
    "physical", "hours_planned", "hours_spent", "labour_cost",
)  # fmt: skip


class TotalOut(Schema):
    """One group in one currency. Amounts, hours and percentages are decimal texts; null is what cannot be said.

    `spent` counts cancelled and merged projects too, everything else the live ones. `physical` is weighted by baseline
    budgets, or by nothing (`is_equal`) where no baseline has any.
    """

    key: str | None
    label: str
    currency: str
    projects: int
    live: int
    red: int
    amber: int
    green: int
    unknown: int
    late: int
    planned_days: int | None
    delay_days: int | None
    longest_slip: int | None
    people: int | None
    budget: str | None
    original: str | None
    growth: str | None
    growth_percent: str | None
    contracted: str | None
    paid: str | None
    spent: str | None
    financial: str | None
    physical: str | None
    is_equal: bool
    hours_planned: str | None
    hours_spent: str | None
    labour_cost: str | None


class Totals(Schema):
    """Currencies are never added: `whole` has a row for each, `groups` one per group and currency."""

    as_of: date
    by: str | None
    whole: list[TotalOut]
    groups: list[TotalOut]


def told_total(one: Total) -> dict[str, Any]:
    """As `TotalOut` says."""
    return {
        "key": _text(one.key),
        "label": one.label,
        "currency": one.currency,
        "is_equal": one.is_equal,
        **{name: getattr(one, name) for name in COUNTS},
        **{name: _text(getattr(one, name)) for name in AMOUNTS},
    }


def _text(value: Any) -> str | None:
    return None if value in (None, "") else str(value)
