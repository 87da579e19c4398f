"""Sums over public projects: counts together, money by currency and never across. What a project has in a second
currency stands beside; what is cancelled is in no sum (decision 0322)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Count, F, Func, Max, Min, Q, QuerySet, Sum

from qala.office.projects.models import Stage
from qala.public.projection.models import PublicProject
from qala.shared.clock import today

LIVE = ~Q(stage=Stage.CANCELLED)
OPEN = LIVE & ~Q(stage=Stage.CLOSED)
LATE = LIVE & Q(slip_days__gt=0)
# There is money that the columns of the project's own currency do not tell.
BESIDE = Q(sums__1__isnull=False) | Q(budget=None, paid=None, sums__0__isnull=False)
MEMBER = Func(F("portfolios"), function="unnest", output_field=CharField())


def under_way(year: int) -> Q:
    """Projects whose days touch a year. Of an unknown start the end stands for both; without an end it goes on."""
    begun = Q(starts_on__year__lte=year) | Q(starts_on=None, finishes_on__year=year)
    return begun & (Q(finishes_on=None) | Q(finishes_on__year__gte=year))


@dataclass
class Amounts:
    """Of one currency. None: no project tells it."""

    currency: str
    budget: Decimal | None = None
    paid: Decimal | None = None


@dataclass
class Totals:
    """Of the projects that are not cancelled: how many, by stage, late, ending this year, money, how old the data."""

    count: int = 0
    late: int = 0
    ending: int = 0
    next_end: date | None = None
    oldest: date | None = None
    newest: date | None = None
    by_stage: dict[str, int] = field(default_factory=dict)
    money: dict[str, Amounts] = field(default_factory=dict)

    @property
    def stages(self) -> list[tuple[str, str, int]]:
        """Code, words and count of each stage that has projects, in their order."""
        return [
            (one.value, str(one.label), self.by_stage[one]) for one in Stage if self.by_stage.get(one.value)
        ]

    @property
    def sums(self) -> list[Amounts]:
        """The currencies, the greatest budget first."""
        known = [one for one in self.money.values() if one.budget is not None or one.paid is not None]
        return sorted(known, key=lambda one: (-(one.budget or 0), one.currency))

    def add(self, row: dict[str, Any]) -> None:
        """One group of the statement below."""
        self.count += row["count"]
        self.late += row["late"]
        self.ending += row["ending"]
        self.by_stage[row["stage"]] = self.by_stage.get(row["stage"], 0) + row["count"]
        self.next_end = _first(min, self.next_end, row["next_end"])
        self.oldest = _first(min, self.oldest, row["oldest"])
        self.newest = _first(max, self.newest, row["newest"])
        if row["currency"]:
            self.add_money(row["currency"], row["budgets"], row["payments"])

    def add_money(self, currency: str, budget: Decimal | None, paid: Decimal | None) -> None:
        """Amounts of one currency."""
        one = self.money.setdefault(currency, Amounts(currency))
        one.budget, one.paid = _added(one.budget, budget), _added(one.paid, paid)


def _first(choose: Any, known: date | None, other: date | None) -> date | None:
    return choose(known, other) if known and other else known or other


def _added(known: Decimal | None, more: Decimal | None) -> Decimal | None:
    return known if more is None else (known or Decimal(0)) + more


def _groups(rows: QuerySet[PublicProject], *by: str) -> list[dict[str, Any]]:
    day = today()
    grouped = rows.filter(LIVE).order_by().values(*by, "stage", "currency")
    return list(
        grouped.annotate(
            count=Count("pk"),
            late=Count("pk", filter=LATE),
            ending=Count("pk", filter=Q(finishes_on__year=day.year)),
            next_end=Min("finishes_on", filter=OPEN & Q(finishes_on__gte=day)),
            oldest=Min("data_as_of"),
            newest=Max("data_as_of"),
            budgets=Sum("budget"),
            payments=Sum("paid"),
        )
    )


def _beside(rows: QuerySet[PublicProject], *by: str) -> Iterator[tuple[list[Any], list[Any]]]:
    """What stands under `by`, and currency, budget and paid of each currency that is not the project's own."""
    found = rows.filter(LIVE, BESIDE).order_by().values_list("sums", "currency", *by)
    for sums, own, *key in found:
        for one in sums:
            if one["currency"] != own:
                yield key, [one["currency"], _amount(one["budget"]), _amount(one["paid"])]


def _amount(told: str | None) -> Decimal | None:
    return None if told is None else Decimal(told)


def total(rows: QuerySet[PublicProject]) -> Totals:
    """Over all of them. Two statements."""
    made = Totals()
    for row in _groups(rows):
        made.add(row)
    for _key, amounts in _beside(rows):
        made.add_money(*amounts)
    return made


def totals_by(rows: QuerySet[PublicProject], column: str) -> dict[str, Totals]:
    """For each code of a column, "" for none; of `portfolios` a project of two counts in both. Two statements."""
    if column == "portfolios":
        rows, column = rows.annotate(member=MEMBER), "member"
    made: dict[str, Totals] = {}
    for row in _groups(rows, column):
        made.setdefault(row[column], Totals()).add(row)
    for (key,), amounts in _beside(rows, column):
        made[key].add_money(*amounts)
    return made
