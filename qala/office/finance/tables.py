"""Lists of the room. Amounts are said on the page and go into files as numbers."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.finance.rules.figures import percent
from qala.shared.lists import Column, Table
from qala.shared.money import say


def _money(key: str, label: Any, read: Callable[[Any], Any], sort: str | None = None, **more: Any) -> Column:
    return Column(
        key,
        label,
        value=lambda row: say(read(row), row.currency),
        export=read,
        sort=sort,
        align="end",
        **more,
    )


def _percent(key: str, label: Any, read: Callable[[Any], Any]) -> Column:
    return Column(
        key,
        label,
        value=lambda row: "" if read(row) is None else f"{read(row):.0f} %",
        export=read,
        align="end",
    )


class _Linked(Table):
    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """What the row is called."""
        return str(row)


class LineTable(_Linked):
    """Budget lines with their amounts of today."""

    columns = [
        Column(
            "name",
            _("Budget line"),
            value=lambda r: r.name,
            link=lambda r: r.get_absolute_url(),
            is_fixed=True,
        ),
        Column("year", _("Year"), value=lambda r: r.year, sort="year"),
        Column("source", _("Source of money"), value=lambda r: r.get_source_display(), sort="source"),
        Column("programme", _("Budget programme"), value=lambda r: r.programme_code, sort="programme_code"),
        Column("item", _("Cost item"), value=lambda r: r.get_cost_item_display(), is_default=False),
        Column("administrator", _("Administrator"), value=lambda r: r.administrator.name),
        _money("original", _("As approved"), lambda r: r.original, is_default=False),
        _money("amount", _("Budget"), lambda r: r.amount),
        _money("paid", pgettext_lazy("money", "Paid"), lambda r: r.paid),
        _percent("absorbed", _("Absorbed"), lambda r: percent(r.paid, r.amount)),
        Column("currency", _("Currency"), value=lambda r: r.currency, is_default=False),
        Column("reference", _("Number in the register"), value=lambda r: r.reference, is_default=False),
    ]
    default_sort = "-year"


class ContractTable(_Linked):
    """Contracts with their values of today."""

    columns = [
        Column(
            "number",
            _("Number"),
            value=lambda r: r.number,
            link=lambda r: r.get_absolute_url(),
            sort="number",
            is_fixed=True,
        ),
        Column("name", pgettext_lazy("contract", "Subject"), value=lambda r: r.name),
        Column("nature", _("Kind"), value=lambda r: r.get_nature_display()),
        Column("supplier", _("Supplier"), value=lambda r: r.supplied_by),
        Column(
            "bin",
            _("BIN"),
            value=lambda r: r.supplier_bin or (r.supplier.bin if r.supplier else ""),
            is_default=False,
        ),
        Column("method", _("Way of procurement"), value=lambda r: r.get_method_display(), is_default=False),
        Column("bidders", _("Bidders"), value=lambda r: r.bidders_count, is_default=False, align="end"),
        Column("signed", _("Signed"), value=lambda r: r.signed_on, sort="signed_on"),
        Column("ends", _("Until"), value=lambda r: r.ends_now),
        _money("value", _("Value when signed"), lambda r: r.value, sort="value", is_default=False),
        _money("now", pgettext_lazy("money", "Value"), lambda r: r.value_now),
        _money("certified", _("Accepted works"), lambda r: r.certified, is_default=False),
        _money("paid", pgettext_lazy("money", "Paid"), lambda r: r.paid),
        Column("status", pgettext_lazy("contract", "State"), value=lambda r: r.get_status_display()),
        Column("currency", _("Currency"), value=lambda r: r.currency, is_default=False),
    ]
    default_sort = "-signed"

    def row_tone(self, row: Any) -> str:
        """More paid than the contract is worth."""
        return "bad" if row.paid is not None and row.paid > row.value_now else ""


class PaymentTable(Table):
    """Payments that hold."""

    columns = [
        Column("day", _("Paid on"), value=lambda r: r.valid_on, sort="valid_on", is_fixed=True),
        _money("amount", _("Amount"), lambda r: r.amount, sort="amount"),
        Column("act", _("Act"), value=lambda r: r.act_number),
        Column(
            "contract",
            _("Contract"),
            value=lambda r: r.contract.number if r.contract else "",
            link=lambda r: r.contract.get_absolute_url() if r.contract else "",
        ),
        Column("supplier", _("Supplier"), value=lambda r: r.contract.supplied_by if r.contract else ""),
        Column("project", _("Project"), value=lambda r: r.project.code if r.project else ""),
        Column("source", _("Source of money"), value=lambda r: r.line.get_source_display() if r.line else ""),
        Column("reason", pgettext_lazy("payment", "Reason"), value=lambda r: r.reason, is_default=False),
        Column("currency", _("Currency"), value=lambda r: r.currency, is_default=False),
    ]
    default_sort = "-day"

    def row_tone(self, row: Any) -> str:
        """Money that came back."""
        return "warn" if row.amount < 0 else ""


class LabourTable(Table):
    """Labour that holds."""

    columns = [
        Column("day", _("Day"), value=lambda r: r.valid_on, sort="valid_on", is_fixed=True),
        Column("span", _("Period"), value=lambda r: r.get_span_display()),
        Column(
            "project",
            _("Project"),
            value=lambda r: r.project.code,
            link=lambda r: r.project.get_absolute_url(),
        ),
        Column("body", _("Organisation"), value=lambda r: r.body.name),
        Column("trade", _("Trade"), value=lambda r: r.get_trade_display()),
        Column("people", _("People"), value=lambda r: r.people, sort="people", align="end"),
        Column("hours", _("Person-hours"), value=lambda r: r.hours, sort="hours", align="end"),
        Column(
            "cost",
            _("Cost"),
            value=lambda r: say(r.cost, r.project.currency),
            export=lambda r: r.cost,
            align="end",
        ),
        Column("teller", _("Told by"), value=lambda r: r.get_teller_display(), is_default=False),
        Column("reason", pgettext_lazy("payment", "Reason"), value=lambda r: r.reason, is_default=False),
    ]
    default_sort = "-day"
