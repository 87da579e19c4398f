"""Filters of the public portfolio: the same on every page, so that a number leads to its rows."""

from decimal import Decimal
from typing import Any

import django_filters
from django import forms
from django.core.validators import MaxValueValidator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Health, Stage
from qala.public.portfolio.queries.names import curators, currencies, lives, named, portfolios, years
from qala.public.portfolio.queries.totals import LATE, LIVE, under_way
from qala.public.projection.models import PublicProject
from qala.shared.folding import fold
from qala.shared.lists.filters import ChoicesFilter, ListFilter, TextFilter

MILLION = Decimal(1_000_000)
MOST = 10_000_000
SIGNS = [
    ("live", _("Not cancelled")),
    ("late", _("Later than promised")),
    ("suspended", _("Suspended")),
]


class MillionsFilter(django_filters.NumberFilter):
    """An amount typed in millions of the project's own currency."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("validators", [MaxValueValidator(MOST)])
        super().__init__(min_value=0, widget=forms.NumberInput(attrs={"step": "any"}), **options)

    def get_max_validator(self) -> None:
        """Its own stands above."""

    def filter(self, qs: QuerySet[Any], value: Decimal | None) -> QuerySet[Any]:
        """Projects without a budget are then left out."""
        return qs if value is None else super().filter(qs, value * MILLION)


class ProjectFilter(ListFilter):
    """Narrows `public_projects`."""

    q = TextFilter(
        label=_("Search"), method="search", help_text=_("Name, code, street, contractor or customer.")
    )
    block = ChoicesFilter(label=_("Block"), choices=lambda: named("block"))
    portfolio = ChoicesFilter(label=_("Portfolio"), choices=portfolios, method="members")
    stage = ChoicesFilter(label=pgettext_lazy("project", "Stage"), choices=Stage.choices)
    health = ChoicesFilter(label=_("Health"), choices=Health.choices)
    sign = ChoicesFilter(label=_("Only"), choices=SIGNS, method="signs")
    district = ChoicesFilter(label=_("District"), choices=lambda: named("district"))
    quarter = ChoicesFilter(label=_("Quarter"), choices=lambda: named("quarter"))
    year = ChoicesFilter(label=_("Year of finish"), choices=years, method="finishing")
    during = django_filters.ChoiceFilter(
        label=_("Under way in"), choices=lives, method="passing", empty_label=_("any year")
    )
    curator = ChoicesFilter(label=_("Deputy mayor in charge"), choices=curators)
    department = ChoicesFilter(label=_("Department"), choices=lambda: named("department"))
    currency = ChoicesFilter(label=_("Currency"), choices=currencies)
    least = MillionsFilter(label=_("Budget from, million"), field_name="budget", lookup_expr="gte")
    most = MillionsFilter(label=_("Budget to, million"), field_name="budget", lookup_expr="lte")

    class Meta:
        model = PublicProject
        fields: list[str] = []

    def search(self, rows: QuerySet[Any], _name: str, text: str) -> QuerySet[Any]:
        """Parts of names, codes, places; every word must be there."""
        for word in fold(text).split():
            rows = rows.filter(search_key__contains=word)
        return rows

    def members(self, rows: QuerySet[Any], _name: str, value: list[str]) -> QuerySet[Any]:
        """In one of the portfolios."""
        return rows.filter(portfolios__overlap=value) if value else rows

    def signs(self, rows: QuerySet[Any], _name: str, value: list[str]) -> QuerySet[Any]:
        """All of them."""
        meant = {"live": LIVE, "late": LATE, "suspended": Q(is_suspended=True)}
        for each in value:
            rows = rows.filter(meant[each])
        return rows

    def finishing(self, rows: QuerySet[Any], _name: str, value: list[str]) -> QuerySet[Any]:
        """As it came or as it is expected."""
        return rows.filter(finishes_on__year__in=[int(each) for each in value]) if value else rows

    def passing(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Begun by the year's end and not ended before it."""
        return rows.filter(under_way(int(value))) if value else rows
