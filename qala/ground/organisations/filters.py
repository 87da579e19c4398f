"""Filters of the list of organisations."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations import queries
from qala.ground.organisations.models import Function, Organisation
from qala.shared.clock import today
from qala.shared.lists import ChoicesFilter, ListFilter, TextFilter


def function_choices() -> list[tuple[int, str]]:
    """All functions in the city's order."""
    return [(one.pk, one.name) for one in Function.objects.all()]


def parent_choices() -> list[tuple[int, str]]:
    """Organisations that have parts."""
    return [(one.pk, one.name) for one in Organisation.objects.filter(children__isnull=False).distinct()]


class OrganisationFilter(ListFilter):
    """Without `as_of` the list is of today; `ended=yes` shows those that no longer (or do not yet) exist too."""

    text = TextFilter(label=_("Name, code or BIN"), method="find")
    kind = ChoicesFilter(label=_("Kind"), choices=Organisation.Kind.choices)
    parent = django_filters.ChoiceFilter(label=_("Part of"), choices=parent_choices, method="under")
    function = django_filters.ChoiceFilter(label=_("Function"), choices=function_choices, method="holding")
    as_of = django_filters.DateFilter(
        label=_("As of"),
        method="unchanged",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ended = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=[("yes", _("dissolved ones too"))],
        empty_label=_("existing ones"),
        method="unchanged",
    )

    class Meta:
        model = Organisation
        fields: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day the list is about."""
        day: date | None = self.form.cleaned_data.get("as_of") if self.is_valid() else None
        return day or today()

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The existing ones of the day unless asked otherwise, with what they hold on it."""
        rows: Any = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("ended") != "yes":
            rows = rows.as_of(self.day)
        return queries.with_functions(rows, self.day)

    def find(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Every word, in any script."""
        return queries.search(rows, value)

    def under(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """At any depth."""
        return rows.filter(pk__in=queries.below(int(value)))

    def holding(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Those that hold the function on the day."""
        return queries.holding(rows, int(value), self.day)

    def unchanged(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """`filter_queryset` uses it for all rows at once."""
        return rows
