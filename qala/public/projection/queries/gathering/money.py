"""Sums by the room of money, contracts with their changes and payments."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from qala.office.finance.models import Contract, ContractChange, ContractShare, Payment
from qala.office.finance.queries.facts import holding, with_values
from qala.office.finance.queries.totals import by_years, months, of_project, regrouped
from qala.office.projects.models import Project
from qala.public.projection.queries.gathering.common import body, stranger
from qala.public.projection.rules import facts


def money(project: Project, day: date) -> facts.Money:
    """As of the end of the day; the sums are the office's own."""
    found = of_project(project, day, ("month", "source"))
    return facts.Money(
        sums=[_sum(one) for one in regrouped(found, lambda _key: ()).get((), [])],
        lines=[
            facts.MoneyLine(
                year=year, source=source, **_amounts(one, "currency", "original", "budget", "paid")
            )
            for (year, source), sums in sorted(by_years(found).items())
            for one in sums
        ],
        months=[
            facts.MoneyMonth(month=month, planned=planned, paid=paid)
            for month, planned, paid in months(found, project.currency)
        ],
    )


def _sum(one: Any) -> facts.Sum:
    return facts.Sum(**_amounts(one, *facts.Sum.model_fields))


def _amounts(one: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}


def contracts(project: Project, day: date) -> list[facts.Contract]:
    """Those that serve the project on the day, by the day they were signed."""
    shares = {
        row.contract_id: row.share
        for row in holding(ContractShare.objects.filter(project=project), day).order_by("valid_on", "pk")
    }
    serving = [pk for pk, share in shares.items() if share]
    rows = with_values(Contract.objects.filter(pk__in=serving), day).select_related("customer", "supplier")
    changes = _by_contract(holding(ContractChange.objects.filter(contract__in=serving), day))
    payments = _by_contract(holding(Payment.objects.filter(contract__in=serving), day))
    return [
        _contract(row, shares[row.pk], changes[row.pk], payments[row.pk])
        for row in rows.order_by("signed_on", "pk")
    ]


def _by_contract(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (one.valid_on, one.pk)):
        found[row.contract_id].append(row)
    return found


def _contract(
    row: Any, share: Decimal, changes: list[ContractChange], payments: list[Payment]
) -> facts.Contract:
    names = (
        "number", "procurement_id", "name", "nature", "method", "currency", "value", "value_now", "paid",
        "signed_on", "starts_on", "ends_on", "ends_now", "status", "ended_on",
    )  # fmt: skip
    return facts.Contract(
        id=row.procurement_id or str(row.pk),
        bidders=row.bidders_count,
        customer=body(row.customer) if row.customer else None,
        supplier=body(row.supplier) if row.supplier else stranger(row.supplier_name, row.supplier_bin),
        share=share,
        changes=[_change(one) for one in changes],
        payments=[facts.Paid(id=str(one.pk), on=one.valid_on, amount=one.amount) for one in payments],
        **{name: getattr(row, name) for name in names},
    )


def _change(row: ContractChange) -> facts.Change:
    return facts.Change(
        id=str(row.pk),
        on=row.valid_on,
        kind=row.kind,
        reason=row.why,
        words=row.words,
        old_value=row.old_value,
        new_value=row.new_value,
        old_end=row.old_ends_on,
        new_end=row.new_ends_on,
    )
