"""Which projects have money in a year: the rows behind the sums by year and source."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from qala.office.finance.models import BudgetAllocation, BudgetLine, CertifiedWork, ContractShare, Payment
from qala.office.finance.queries.facts import holding


def years_of_money() -> list[tuple[int, str]]:
    """Each year of a budget line, a contract or a payment with "" and with the sources of its lines; newest first."""
    found = set(BudgetLine.objects.order_by().values_list("year", "source").distinct())
    found |= {(year, "") for year, _source in found}
    for rows, field in ((ContractShare.objects, "contract__signed_on"), (Payment.objects, "valid_on")):
        found |= {(day.year, "") for day in rows.dates(field, "year")}
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def money_in(asked: Iterable[tuple[int, str]], day: date) -> Q:
    """Projects with a budget, a contract, an act or a payment of the years as of `day`; where a source is named, those
    with a budget or a payment from it."""
    found = Q()
    for year, source in asked:
        found |= _from_lines(year, source, day) | (Q() if source else _from_contracts(year, day))
    return found


def _of(model: Any, day: date, project: str = "project", **match: Any) -> Q:
    return Q(Exists(holding(model.objects.filter(**{project: OuterRef("pk")}, **match), day)))


def _from_lines(year: int, source: str, day: date) -> Q:
    line: dict[str, Any] = {"line__source": source} if source else {}
    paid: dict[str, Any] = {"valid_on__year": year, **line}
    through = {f"contract__payments__{name}": value for name, value in paid.items()}
    return (
        _of(BudgetAllocation, day, line__year=year, **line)
        | _of(Payment, day, **paid)
        | _of(ContractShare, day, contract__payments__project=None, **through)
    )


def _from_contracts(year: int, day: date) -> Q:
    return (
        _of(ContractShare, day, contract__signed_on__year=year)
        | _of(CertifiedWork, day, valid_on__year=year)
        | _of(ContractShare, day, contract__acts__project=None, contract__acts__valid_on__year=year)
    )
