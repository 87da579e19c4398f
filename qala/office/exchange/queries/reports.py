"""The report of an import, laid out for a page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qala.office.exchange.models import Outcome, ProjectImport
from qala.office.exchange.rules.findings import TEXTS, Weight
from qala.shared import money

TONES = {Weight.NOTE: "info", Weight.ODD: "warn", Weight.REFUSED: "bad"}


@dataclass(frozen=True)
class Figure:
    """A number that opens its rows."""

    label: str
    count: int
    url: str
    tone: str = ""


@dataclass(frozen=True)
class Compared:
    """A sum of the file and what the room of money holds for the same projects."""

    label: str
    there: str
    here: str
    difference: str
    is_same: bool


@dataclass(frozen=True)
class Report:
    """Everything that a page says."""

    outcomes: list[Figure]
    findings: list[Figure]
    stages: list[tuple[str, int]]
    sums: list[tuple[str, str]]
    shared_ids: list[str]
    new_owners: list[str]
    rows: int
    absent: int
    moved: int
    money: list[Compared]


def report_of(batch: ProjectImport) -> Report:
    """Empty while nothing was read."""
    told: dict[str, Any] = batch.report
    page = batch.get_absolute_url()
    outcomes = told.get("outcomes", {})
    tones = {"new": "good", "changed": "info", "same": "", "rejected": "bad"}
    return Report(
        outcomes=[
            Figure(str(Outcome(code).label), outcomes.get(code, 0), f"{page}?outcome={code}", tones[code])
            for code in Outcome.values
        ],
        findings=[
            Figure(str(TEXTS[code][1]), count, f"{page}?noticed={code}", TONES[TEXTS[code][0]])
            for code, count in told.get("findings", {}).items()
            if code in TEXTS
        ],
        stages=[(name or "–", count) for name, count in told.get("stages", {}).items()],
        sums=list(_sums(told.get("sums", {}))),
        shared_ids=told.get("shared_ids", []),
        new_owners=told.get("new_owners", []),
        rows=told.get("rows", 0),
        absent=told.get("absent", 0),
        moved=told.get("done", {}).get("moved", 0),
        money=[_compared(*each) for each in told.get("money", [])],
    )


def _sums(told: dict[str, str]) -> Any:
    names = {
        "budget": _("Budget"),
        "original_budget": _("Original budget"),
        "paid": _("Paid"),
        "estimate": _("Estimate"),
        "award": _("Award"),
        "contract_value": _("Value of contracts"),
    }
    for key, text in told.items():
        name, _space, currency = key.partition(" ")
        if name == "parties" and Decimal(text):
            yield _("Bidders"), text
        elif name in names:
            yield names[name], money.say(Decimal(text), currency)


def _compared(measure: str, currency: str, there: str, here: str) -> Compared:
    labels = {"budget": _("Budget"), "signed": _("Value of contracts"), "paid": _("Paid")}
    difference = Decimal(here) - Decimal(there)
    return Compared(
        label=labels[measure],
        there=money.say(Decimal(there), currency),
        here=money.say(Decimal(here), currency),
        difference=money.say(difference, currency),
        is_same=not difference,
    )


def profile_url(name: str) -> str:
    """The page of a profile."""
    return reverse("exchange:profile", args=[name])
