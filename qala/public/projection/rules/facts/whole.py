"""The whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from qala.public.projection.rules.facts.course import Decision, Milestone, Progress, Step, Told
from qala.public.projection.rules.facts.money import Contract, Money, Sum
from qala.public.projection.rules.facts.outcome import Characteristic, Document, Metric, Outcome, Photo, Risks
from qala.public.projection.rules.facts.values import (
    Body,
    Coded,
    Dates,
    Official,
    Partner,
    Place,
    Value,
    Words,
)


class Facts(Value):
    """The whole. `health` with `reasons` (said by `rules.health.say`) is the computed light, `confidence` the
    word of people."""

    code: str
    title: Words
    short: Words
    purpose: Words
    block: Coded
    sectors: list[str] = []
    kind: Coded
    work: str
    programme: Coded | None = None
    portfolios: list[Coded] = []
    portfolio_kinds: list[str] = []
    identifiers: dict[str, str] = {}
    stage: str
    phase: str
    suspended_on: date | None = None
    merged_into: str = ""
    health: str = "none"
    reasons: list[Any] = []
    confidence: str = ""
    department: Body
    customer: Body | None = None
    officials: list[Official] = []
    partners: list[Partner] = []
    place: Place
    dates: Dates
    scope: list[Characteristic] = []
    outcomes: list[Outcome] = []
    metrics: list[Metric] = []
    steps: list[Step] = []
    milestones: list[Milestone] = []
    progress: Progress
    money: Money
    currency: str
    contracts: list[Contract] = []
    risks: Risks
    open_issues: int = 0
    photos: list[Photo] = []
    documents: list[Document] = []
    decisions: list[Decision] = []
    reports: list[Told] = []
    labour_people: int | None = None
    labour_hours: Decimal | None = None
    completeness: Decimal | None = None
    missing: list[str] = []
    data_as_of: date | None = None
    published_on: date | None = None

    def sum_in(self, currency: str = "") -> Sum | None:
        """The sums of one currency, of the project's own when none is named."""
        return next((one for one in self.money.sums if one.currency == (currency or self.currency)), None)

    def official(self, part: str) -> Official | None:
        """Who holds the part."""
        return next((one for one in self.officials if one.part == part), None)

    def bodies(self, part: str) -> Iterator[Body]:
        """Who holds it among bodies."""
        return (one.body for one in self.partners if one.part == part)
