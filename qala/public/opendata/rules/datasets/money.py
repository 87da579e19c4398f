"""Budgets and contracts."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.finance.models.budget import Source
from qala.office.finance.models.contract import Method, Nature, Status
from qala.public.opendata.rules.datasets.shape import (
    CURRENCY,
    PROJECT,
    Column,
    Dataset,
    Kind,
    Row,
    Theme,
    day,
    money,
    word,
)
from qala.public.projection.rules.facts import Facts


def _budgets(facts: Facts) -> Iterator[Row]:
    for line in facts.money.lines:
        yield {
            "project": facts.code,
            "stage": facts.stage,
            "year": line.year or None,
            "source": line.source,
            "source_name": word(Source, line.source),
            "currency": line.currency,
            "original": line.original,
            "budget": line.budget,
            "paid": line.paid,
        }


BUDGETS = Dataset(
    "budgets",
    pgettext_lazy("dataset", "Budgets of projects"),
    _("Money of each year and source: as first approved, as it is now, paid."),
    Theme.MONEY,
    (
        PROJECT,
        Column("stage", _("Code of the stage"), about=_("Sums on pages leave out what is cancelled.")),
        Column("year", _("Year of the money"), Kind.WHOLE),
        Column("source", _("Code of the source")),
        Column("source_name", _("Source of the money")),
        CURRENCY,
        money("original", _("Budget as first approved")),
        money("budget", _("Budget of the project")),
        money("paid", _("Amount paid")),
    ),
    _budgets,
    keywords=_("budget, money, payments"),
)


def _contracts(facts: Facts) -> Iterator[Row]:
    for each in facts.contracts:
        yield {
            "project": facts.code,
            "contract": each.id,
            "number": each.number,
            "procurement_id": each.procurement_id,
            "title": each.name,
            "nature": each.nature,
            "nature_name": word(Nature, each.nature),
            "method": each.method,
            "method_name": word(Method, each.method),
            "bidders": each.bidders,
            "customer": str(each.customer.name) if each.customer else "",
            "supplier": str(each.supplier.name),
            "supplier_bin": each.supplier.bin,
            "share": each.share,
            "currency": each.currency,
            "value": each.value,
            "value_now": each.value_now,
            "paid": each.paid,
            "changes": len(each.changes),
            "signed_on": each.signed_on,
            "starts_on": each.starts_on,
            "ends_on": each.ends_on,
            "ends_now": each.ends_now,
            "status": each.status,
            "status_name": word(Status, each.status),
        }


CONTRACTS = Dataset(
    "contracts",
    pgettext_lazy("dataset", "Contracts of projects"),
    _(
        "Who does the work, found how, for how much, until when. "
        "A contract that serves several projects has a row in each."
    ),
    Theme.MONEY,
    (
        PROJECT,
        Column("contract", _("Code of the contract")),
        Column("number", _("Number of the contract")),
        Column("procurement_id", _("Number of the procurement")),
        Column("title", _("Subject of the contract")),
        Column("nature", _("Code of the kind of contract")),
        Column("nature_name", _("Kind of contract")),
        Column("method", _("Code of the way of procurement")),
        Column("method_name", _("Way of procurement")),
        Column("bidders", _("Number of bidders"), Kind.WHOLE),
        Column("customer", _("Customer of the contract")),
        Column("supplier", _("Supplier of the contract")),
        Column("supplier_bin", _("BIN of the supplier")),
        Column(
            "share", _("Share of the project"), Kind.NUMBER, "", _("0 to 1; the amounts are of the whole contract.")
        ),
        CURRENCY,
        money("value", _("Amount as signed")),
        money("value_now", _("Amount after changes")),
        money("paid", _("Amount paid")),
        Column("changes", _("Additional agreements, number"), Kind.WHOLE),
        day("signed_on", _("Day of signing")),
        day("starts_on", _("Start of the contract")),
        day("ends_on", _("End as signed")),
        day("ends_now", _("End after changes")),
        Column("status", _("Code of the status")),
        Column("status_name", _("Status of the contract")),
    ),
    _contracts,
    key=("project", "contract"),
    keywords=_("contracts, procurement, suppliers"),
)  # fmt: skip
