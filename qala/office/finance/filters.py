"""Filters of the lists."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.finance.models import (
    BudgetLine,
    Contract,
    CostItem,
    LabourEntry,
    Method,
    Nature,
    Payment,
    Source,
    Span,
    Status,
    Teller,
    Trade,
)
from qala.shared.choices import ReadyChoices, for_a_while
from qala.shared.lists.filters import ChoicesFilter, DayRangeFilter, ListFilter, TextFilter


def _years() -> Any:
    def make() -> ReadyChoices:
        years = BudgetLine.objects.order_by("-year").values_list("year", flat=True).distinct()
        return ReadyChoices((str(year), str(year)) for year in years)

    return for_a_while("finance.years", make)


class LineFilter(ListFilter):
    """Budget lines."""

    q = TextFilter(label=_("Search"), method="search")
    year = ChoicesFilter(label=_("Year"), choices=_years)
    source = ChoicesFilter(label=_("Source of money"), choices=Source.choices)
    cost_item = ChoicesFilter(label=_("Cost item"), choices=CostItem.choices)
    project = TextFilter(label=_("Code of the project"), method="of_project")

    class Meta:
        model = BudgetLine
        fields: list[str] = []

    def search(self, rows: Any, _name: str, text: str) -> Any:
        """Names, codes, numbers."""
        return rows.filter(
            Q(name__icontains=text) | Q(programme_code__icontains=text) | Q(reference__icontains=text)
        )

    def of_project(self, rows: Any, _name: str, code: str) -> Any:
        """Lines that pay, or paid, for one project."""
        return rows.filter(pk__in=rows.filter(allocations__project__code=code).order_by().values("pk"))


class ContractFilter(ListFilter):
    """Contracts."""

    q = TextFilter(label=_("Search"), method="search")
    nature = ChoicesFilter(label=_("Kind of contract"), choices=Nature.choices)
    method = ChoicesFilter(label=_("Way of procurement"), choices=Method.choices)
    status = ChoicesFilter(label=pgettext_lazy("contract", "State"), choices=Status.choices)
    signed = DayRangeFilter(label=_("Signed"), field_name="signed_on")
    project = TextFilter(label=_("Code of the project"), method="of_project")

    class Meta:
        model = Contract
        fields: list[str] = []

    def search(self, rows: Any, _name: str, text: str) -> Any:
        """Numbers, subjects, suppliers."""
        return rows.filter(
            Q(number__icontains=text)
            | Q(procurement_id__icontains=text)
            | Q(name__icontains=text)
            | Q(supplier_name__icontains=text)
            | Q(supplier_bin=text)
            | Q(supplier__name_ru__icontains=text)
            | Q(supplier__name_kk__icontains=text)
        )

    def of_project(self, rows: Any, _name: str, code: str) -> Any:
        """Contracts that serve one project."""
        return rows.filter(pk__in=rows.filter(shares__project__code=code).order_by().values("pk"))


class PaymentFilter(ListFilter):
    """Payments."""

    q = TextFilter(label=_("Search"), method="search")
    paid = DayRangeFilter(label=_("Paid"), field_name="valid_on")
    source = ChoicesFilter(label=_("Source of money"), choices=Source.choices, field_name="line__source")
    project = TextFilter(label=_("Code of the project"), method="of_project")

    class Meta:
        model = Payment
        fields: list[str] = []

    def search(self, rows: Any, _name: str, text: str) -> Any:
        """Acts, contracts."""
        return rows.filter(
            Q(act_number__icontains=text)
            | Q(contract__number__icontains=text)
            | Q(contract__name__icontains=text)
        )

    def of_project(self, rows: Any, _name: str, code: str) -> Any:
        """Its own, and those of its contracts that are divided."""
        own = Q(project__code=code)
        shared = Q(
            project=None, contract__in=Contract.objects.filter(shares__project__code=code).values("pk")
        )
        return rows.filter(own | shared)


class LabourFilter(ListFilter):
    """Labour."""

    day = DayRangeFilter(label=pgettext_lazy("project", "Day"), field_name="valid_on")
    span = ChoicesFilter(label=_("Period"), choices=Span.choices)
    teller = ChoicesFilter(label=_("Told by"), choices=Teller.choices)
    trade = ChoicesFilter(label=_("Trade"), choices=Trade.choices)
    project = TextFilter(label=_("Code of the project"), field_name="project__code")

    class Meta:
        model = LabourEntry
        fields: list[str] = []
