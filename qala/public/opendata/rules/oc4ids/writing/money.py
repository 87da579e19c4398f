"""Budget and contracts. An amount is a number with its currency; unknown amounts are left out, never 0."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.rules.oc4ids.codes import CLOSED
from qala.office.finance.models import Source
from qala.office.projects.models import SlipReason
from qala.public.opendata.rules.oc4ids.site import Site
from qala.public.opendata.rules.oc4ids.writing.bodies import reference
from qala.public.opendata.rules.oc4ids.writing.labels import label
from qala.public.projection.rules.facts import Change, Contract, Facts, MoneyLine

LAST_YEAR_DAY = (12, 31)


def number(value: Decimal) -> int | float:
    """Whole where it is whole; 15 digits are kept exactly."""
    return int(value) if value == value.to_integral_value() else float(value)


def value(amount: Decimal | None, currency: str) -> dict[str, Any] | None:
    """An amount that is known."""
    return {"amount": number(amount), "currency": currency} if amount is not None and currency else None


def budget(facts: Facts, site: Site) -> dict[str, Any]:
    """The whole in the project's currency, and complete cuts of it by year and by source; what there is in another
    currency stands in cuts of its own, since no cut may hold more than the whole."""
    whole = facts.sum_in()
    amount = whole.budget if whole else None
    approved = [row.on for row in facts.decisions if row.budget is not None and row.budget == amount]
    own = [_by_year(facts, site, facts.currency), _by_source(facts, facts.currency)]
    others = dict.fromkeys(line.currency for line in facts.money.lines if line.currency != facts.currency)
    beside = [_by_year(facts, site, currency, f"-{currency}") for currency in others]
    return {
        "amount": value(amount, facts.currency),
        "approvalDate": site.begins(min(approved)) if approved else None,
        "budgetBreakdowns": [cut for cut in own if _is_complete(cut, amount)]
        + [cut for cut in beside if cut["budgetBreakdown"]],
    }


def _by_year(facts: Facts, site: Site, currency: str, mark: str = "") -> dict[str, Any]:
    def row(key: Any) -> dict[str, Any]:
        if key is None:
            return {"id": f"none{mark}", "description": _("Year is not known")}
        return {
            "id": f"{key}{mark}",
            "description": str(key),
            "period": site.period(date(key, 1, 1), date(key, *LAST_YEAR_DAY)),
        }

    return {
        "id": f"year{mark}",
        "description": _("By year"),
        "budgetBreakdown": _cut(facts, currency, lambda one: one.year, row),
    }


def _by_source(facts: Facts, currency: str) -> dict[str, Any]:
    def row(key: Any) -> dict[str, Any]:
        return {
            "id": key or "none",
            "description": label(Source, key) or _("Source is not known"),
        }

    return {
        "id": "source",
        "description": _("By source of money"),
        "budgetBreakdown": _cut(facts, currency, lambda one: one.source, row),
    }


def _cut(
    facts: Facts, currency: str, key: Callable[[MoneyLine], Any], row: Callable[[Any], dict[str, Any]]
) -> list[dict[str, Any]]:
    """Rows of one currency by `key`."""
    sums: dict[Any, Decimal] = defaultdict(Decimal)
    for line in facts.money.lines:
        if line.budget is not None and line.currency == currency:
            sums[key(line)] += line.budget
    return [{**row(one), "amount": value(total, currency)} for one, total in sums.items()]


def _is_complete(cut: dict[str, Any], whole: Decimal | None) -> bool:
    rows = [row["amount"] for row in cut["budgetBreakdown"]]
    return bool(rows) and sum(Decimal(str(row["amount"])) for row in rows) == whole


def contracting(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """Every contract that serves the project; amounts are of the whole contract, and the words say whose part it is."""
    return [
        {"id": f"{contract.id}", "summary": _summary(contract, site)}
        for contract in {one.id: one for one in facts.contracts}.values()
    ]


def _summary(one: Contract, site: Site) -> dict[str, Any]:
    is_over = one.status != "active"
    return {
        "ocid": one.procurement_id if one.procurement_id.startswith("ocds-") else "",
        "externalReference": one.number,
        "nature": [one.nature] if one.nature in CLOSED["contractNature"] else [],
        "title": one.name,
        "description": _share(one),
        "status": "closed" if is_over else "active",
        "tender": {
            "procurementMethod": one.method if one.method in CLOSED["method"] else "",
            "numberOfTenderers": one.bidders,
            "procuringEntity": reference(one.customer, site) if one.customer else None,
        },
        "suppliers": [reference(one.supplier, site)],
        "contractValue": value(one.value, one.currency),
        "contractPeriod": site.period(one.starts_on or one.signed_on, one.ends_on),
        "finalValue": value(one.value_now, one.currency) if is_over else None,
        "modifications": [_modification(change, one, site) for change in one.changes],
        "transactions": [
            {
                "id": row.id,
                "date": site.begins(row.on),
                "value": value(row.amount, one.currency),
                "payer": reference(one.customer, site) if one.customer else None,
                "payee": reference(one.supplier, site),
            }
            for row in one.payments
        ],
    }


def _share(one: Contract) -> str:
    if one.share == 1:
        return ""
    return _("The contract serves several projects; the part of this one is {percent} %.").format(
        percent=f"{(one.share * 100).normalize():f}"
    )


def _modification(change: Change, one: Contract, site: Site) -> dict[str, Any]:
    starts = one.starts_on or one.signed_on
    return {
        "id": change.id,
        "date": site.begins(change.on),
        "description": change.words,
        "rationale": label(SlipReason, change.reason),
        "type": change.kind,
        "oldContractValue": value(change.old_value, one.currency),
        "newContractValue": value(change.new_value, one.currency),
        "oldContractPeriod": site.period(starts, change.old_end) if change.old_end else None,
        "newContractPeriod": site.period(starts, change.new_end) if change.new_end else None,
    }
