"""Filters of the lists."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.ground.organisations.models import Organisation
from qala.ground.places.models import District
from qala.office.projects.models import (
    Block,
    Health,
    Membership,
    Part,
    Portfolio,
    Programme,
    Project,
    Publication,
    RoleAssignment,
    Stage,
)
from qala.office.projects.queries.people import people_with
from qala.shared.choices import ReadyChoices, for_a_while
from qala.shared.clock import today
from qala.shared.folding import fold
from qala.shared.lists.filters import ChoicesFilter, ListFilter, TextFilter


def _named(rows: Any, key: str = "code") -> list[tuple[Any, str]]:
    return [(getattr(row, key), row.name) for row in rows]


def block_choices() -> list[tuple[Any, str]]:
    """Blocks by code."""
    return _named(Block.objects.all())


def district_choices() -> list[tuple[Any, str]]:
    """Districts of today."""
    return _named(District.objects.as_of(today()), "pk")


def portfolio_choices() -> list[tuple[Any, str]]:
    """Portfolios by code."""
    return _named(Portfolio.objects.all())


def programme_choices() -> list[tuple[Any, str]]:
    """Programmes by code."""
    return _named(Programme.objects.all())


def department_choices() -> ReadyChoices:
    """Bodies that are the department of a project."""
    return for_a_while("projects.departments", lambda: _bodies("projects"))


def customer_choices() -> ReadyChoices:
    """Bodies that are the customer of a project."""
    return for_a_while("projects.customers", lambda: _bodies("ordered_projects"))


def _bodies(relation: str) -> ReadyChoices:
    rows = Organisation.objects.filter(**{f"{relation}__isnull": False}).distinct().order_by("search_key")
    return ReadyChoices((row.pk, row.name) for row in rows)


def head_choices() -> ReadyChoices:
    """Heads of projects today."""
    return for_a_while("projects.heads", lambda: _people(Part.HEAD, Part.DEPUTY_HEAD))


def curator_choices() -> ReadyChoices:
    """Curators of projects today."""
    return for_a_while("projects.curators", lambda: _people(Part.CURATOR))


def _people(*parts: str) -> ReadyChoices:
    return ReadyChoices((row.pk, str(row)) for row in people_with(parts))


def year_choices() -> list[tuple[int, str]]:
    """From ten years back to ten ahead."""
    return [(year, str(year)) for year in range(today().year - 10, today().year + 11)]


class ProjectFilter(ListFilter):
    """The list of projects."""

    q = TextFilter(label=_("Search"), method="search")
    stage = ChoicesFilter(label=pgettext_lazy("project", "Stage"), choices=Stage.choices)
    health = ChoicesFilter(label=_("Health"), choices=Health.choices, method="with_health")
    block = ChoicesFilter(label=_("Block"), choices=block_choices, field_name="block__code")
    district = ChoicesFilter(label=_("District"), choices=district_choices, field_name="district_id")
    head = ChoicesFilter(label=_("Head"), choices=head_choices, method="led_by")
    curator = ChoicesFilter(label=_("Curator"), choices=curator_choices, method="curated_by")
    department = ChoicesFilter(label=_("Department"), choices=department_choices, field_name="department_id")
    customer = ChoicesFilter(label=_("Customer"), choices=customer_choices, field_name="customer_id")
    portfolio = ChoicesFilter(label=_("Portfolio"), choices=portfolio_choices, method="in_portfolio")
    programme = ChoicesFilter(label=_("Programme"), choices=programme_choices, field_name="programme__code")
    year = ChoicesFilter(label=_("Year of work"), choices=year_choices, method="in_year")
    publication = ChoicesFilter(label=_("Publication"), choices=Publication.choices)
    suspended = django_filters.BooleanFilter(
        label=_("Suspended"), field_name="suspended_on", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Project
        fields: list[str] = []

    def search(self, rows: Any, _name: str, text: str) -> Any:
        """Parts of names, codes, places."""
        for word in fold(text).split():
            rows = rows.filter(search_key__contains=word)
        return rows

    def with_health(self, rows: Any, _name: str, values: list[str]) -> Any:
        """By the newest standing; what was never reckoned is not known."""
        if not values:
            return rows
        asked = Q(now_health__in=values)
        return rows.filter(asked | Q(now_health=None) if Health.NONE in values else asked)

    def led_by(self, rows: Any, _name: str, values: list[str]) -> Any:
        """Head or deputy today."""
        return self._named(rows, values, Part.HEAD, Part.DEPUTY_HEAD)

    def curated_by(self, rows: Any, _name: str, values: list[str]) -> Any:
        """Curator today."""
        return self._named(rows, values, Part.CURATOR)

    def _named(self, rows: Any, values: list[str], *parts: str) -> Any:
        if not values:
            return rows
        held = RoleAssignment.objects.as_of(today()).filter(part__in=parts, person_id__in=values)
        return rows.filter(pk__in=held.order_by().values("project_id"))

    def in_portfolio(self, rows: Any, _name: str, values: list[str]) -> Any:
        """Member today."""
        if not values:
            return rows
        held = Membership.objects.as_of(today()).filter(portfolio__code__in=values)
        return rows.filter(pk__in=held.order_by().values("project_id"))

    def in_year(self, rows: Any, _name: str, values: list[str]) -> Any:
        """Its planned work touches one of the years."""
        if not values:
            return rows
        asked = Q()
        for year in map(int, values):
            asked |= Q(planned_start__lte=date(year, 12, 31), planned_finish__gte=date(year, 1, 1))
        return rows.filter(asked)
