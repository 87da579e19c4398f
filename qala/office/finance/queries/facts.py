"""Facts that hold: not corrected, begun by the day; and the newest of a kind."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from qala.office.finance.models import (
    BudgetAllocation,
    BudgetLine,
    BudgetRevision,
    CertifiedWork,
    Contract,
    ContractChange,
    ContractShare,
    Payment,
)

Q = TypeVar("Q", bound="QuerySet[Any]")


def holding(rows: Q, day: date) -> Q:
    """Facts of `day` and before that no other fact corrects."""
    return rows.filter(valid_on__lte=day, superseded_by=None)


def newest_of(model: Any, day: date, value: str, **match: Any) -> Subquery:
    """The value of the newest holding fact that matches the outer row."""
    rows = holding(model.objects.filter(**match), day).order_by("-valid_on", "-pk")
    return Subquery(rows.values(value)[:1])


def _sum_of(model: Any, day: date, value: Any, **match: Any) -> Subquery:
    rows = holding(model.objects.filter(**match), day).order_by()
    key = next(iter(match))
    return Subquery(rows.values(key).annotate(total=Sum(value)).values("total"))


def with_amounts(lines: "QuerySet[BudgetLine]", day: date) -> "QuerySet[BudgetLine]":
    """Budget lines with `amount` of the day and `original`, `paid` from them."""
    return lines.annotate(
        amount=newest_of(BudgetRevision, day, "amount", line=OuterRef("pk")),
        original=newest_of(BudgetRevision, day, "amount", line=OuterRef("pk"), version="original"),
        paid=_sum_of(Payment, day, "amount", line=OuterRef("pk")),
    )


def with_values(contracts: "QuerySet[Contract]", day: date) -> "QuerySet[Contract]":
    """Contracts with `value_now`, `ends_now`, `certified` and `paid` as of the day."""
    moved = _sum_of(
        ContractChange, day, F("new_value") - F("old_value"), contract=OuterRef("pk"), kind="value"
    )
    return contracts.annotate(
        value_now=F("value") + Coalesce(moved, 0, output_field=Contract._meta.get_field("value")),
        ends_now=Coalesce(
            newest_of(ContractChange, day, "new_ends_on", contract=OuterRef("pk"), kind="duration"),
            F("ends_on"),
        ),
        certified=_sum_of(CertifiedWork, day, "amount", contract=OuterRef("pk")),
        paid=_sum_of(Payment, day, "amount", contract=OuterRef("pk")),
    )


def shares_of(contract_id: int, day: date) -> list[ContractShare]:
    """The projects of a contract with their shares on the day, ended ones left out."""
    rows = holding(ContractShare.objects.filter(contract_id=contract_id), day).select_related("project")
    held = {row.project_id: row for row in rows.order_by("valid_on", "pk")}
    return [row for row in held.values() if row.share]


def allocations_of(line_id: int, day: date) -> list[BudgetAllocation]:
    """The projects of a line with their parts on the day, ended ones left out."""
    rows = holding(BudgetAllocation.objects.filter(line_id=line_id), day).select_related("project")
    held = {row.project_id: row for row in rows.order_by("valid_on", "pk")}
    return [row for row in held.values() if row.share or row.amount]
