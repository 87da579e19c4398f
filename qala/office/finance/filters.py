"""Filters of the lists."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.ground.organisations.models import Organisation
from qala.ground.places.models import District
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
from qala.office.projects.models import Block, Part, Project, RoleAssignment
from qala.office.projects.queries.people import people_with
from qala.shared.choices import ReadyChoices, for_a_while
from qala.shared.clock import today
from qala.shared.lists.filters import ChoicesFilter, DayRangeFilter, ListFilter, TextFilter


def _years() -> Any:
    def make() -> ReadyChoices:
        years = BudgetLine.objects.order_by("-year").values_list("year", flat=True).distinct()
        return ReadyChoices((str(year), str(year)) for year in years)

    return for_a_while("finance.years", make)


def _of_model(model: Any, **conditions: Any) -> Callable[[], ReadyChoices]:
    def make() -> ReadyChoices:
        return ReadyChoices((str(row.pk), str(row)) for row in model._default_manager.filter(**conditions))

    return lambda: for_a_while(f"finance.{model._meta.label}", make)


def _bodies(field: str) -> Callable[[], ReadyChoices]:
    def make() -> ReadyChoices:
        named = Organisation.objects.filter(pk__in=Project.objects.order_by().values(field))
        return ReadyChoices((str(row.pk), str(row)) for row in named)

    return lambda: for_a_while(f"finance.{field}", make)


def _curators() -> ReadyChoices:
    def make() -> ReadyChoices:
        return ReadyChoices((str(user.pk), user.full_name) for user in people_with([Part.CURATOR]))

    return for_a_while("finance.curators", make)


class ProjectsFilter(ListFilter):
    """What the sums of all projects are divided by, so that each of them opens its rows."""

    through = "project"
    """From a row to its projects."""

    block = ChoicesFilter(label=_("Block"), choices=_of_model(Block), method="divided")
    district = ChoicesFilter(
        label=_("District"), choices=_of_model(District, valid_to=None), method="divided"
    )
    department = ChoicesFilter(label=_("Department"), choices=_bodies("department_id"), method="divided")
    customer = ChoicesFilter(label=_("Customer"), choices=_bodies("customer_id"), method="divided")
    curator = ChoicesFilter(label=_("Curator"), choices=_curators, method="divided")

    def divided(self, rows: Any, name: str, value: list[str]) -> Any:
        """Of projects of the block, the district …, by whoever answers today."""
        if not value:
            return rows
        if name == "curator":
            named = RoleAssignment.objects.as_of(today()).filter(part=Part.CURATOR, person__in=value)
            return self.serving(rows, named.order_by().values("project_id"))
        return self.serving(rows, Project.objects.filter(**{f"{name}_id__in": value}).values("pk"))

    def serving(self, rows: Any, projects: Any) -> Any:
        """Rows of these projects; each once."""
        return rows.filter(pk__in=rows.filter(**{f"{self.through}__in": projects}).order_by().values("pk"))


class LineFilter(ProjectsFilter):
    """Budget lines."""

    through = "allocations__project"
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


class ContractFilter(ProjectsFilter):
    """Contracts."""

    through = "shares__project"
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


class PaymentFilter(ProjectsFilter):
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
        return self.serving(rows, Project.objects.filter(code=code).values("pk"))

    def serving(self, rows: Any, projects: Any) -> Any:
        """The projects' own, and those of their contracts that are divided."""
        contracts = Contract.objects.filter(shares__project__in=projects).order_by().values("pk")
        return rows.filter(Q(project__in=projects) | Q(project=None, contract__in=contracts))


class LabourFilter(ProjectsFilter):
    """Labour."""

    day = DayRangeFilter(label=pgettext_lazy("project", "Day"), field_name="valid_on")
    span = ChoicesFilter(label=_("Period"), choices=Span.choices)
    teller = ChoicesFilter(label=_("Told by"), choices=Teller.choices)
    trade = ChoicesFilter(label=_("Trade"), choices=Trade.choices)
    project = TextFilter(label=_("Code of the project"), field_name="project__code")

    class Meta:
        model = LabourEntry
        fields: list[str] = []
