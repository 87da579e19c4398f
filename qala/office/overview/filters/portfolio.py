"""Filters of the portfolio: the same on every page, so that a number leads to its rows and a view can be shared."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import django_filters
from django import forms
from django.db.models import F, Q
from django.http import QueryDict
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qala.ground.organisations.models import Organisation
from qala.ground.people.models import User
from qala.ground.places.models import District
from qala.office.finance.models import Source
from qala.office.finance.queries.years import money_in, years_of_money
from qala.office.overview.access import in_care, portfolio_projects
from qala.office.overview.queries.seen import FINISH, LATE, LIVE, OPEN, having, seen
from qala.office.overview.rules.parameters import PortfolioParameters
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
from qala.office.risks.rules.confidence import Confidence
from qala.shared import clock
from qala.shared.choices import ReadyChoices, for_a_while
from qala.shared.folding import fold
from qala.shared.lists.filters import ChoicesFilter, CityDayField, ListFilter, TextFilter
from qala.shared.parameters.reading import of_today

Pairs = list[tuple[str, str]]


def _lasting(name: str, make: Callable[[], Pairs]) -> Callable[[], ReadyChoices]:
    """Twelve lists would be twenty-four statements on every page; they may lag by a minute."""
    return lambda: for_a_while(f"overview.{name}", lambda: ReadyChoices(make()))


def _named(model: Any, **conditions: Any) -> Callable[[], ReadyChoices]:
    def make() -> Pairs:
        return [(str(row.pk), str(row)) for row in model._default_manager.filter(**conditions)]

    return _lasting(model._meta.label, make)


def _bodies(field: str) -> Callable[[], ReadyChoices]:
    def make() -> Pairs:
        named = Organisation.objects.filter(pk__in=Project.objects.order_by().values(field))
        return [(str(row.pk), str(row)) for row in named]

    return _lasting(field, make)


def _people(part: str) -> Callable[[], ReadyChoices]:
    def make() -> Pairs:
        named = RoleAssignment.objects.filter(part=part).order_by().values("person_id")
        return [(str(user.pk), str(user)) for user in User.objects.filter(pk__in=named).order_by("full_name")]

    return _lasting(part, make)


def _signs() -> Pairs:
    by = of_today(PortfolioParameters)
    ending = ngettext("Finishes within %(days)s day", "Finishes within %(days)s days", by.ending_days)
    silent = ngettext("No report for %(days)s day", "No report for %(days)s days", by.silent_days)
    risky = ngettext(
        "Open risk of %(points)s point", "Open risk of %(points)s points and more", by.risky_points
    )
    return [
        ("live", gettext("Not cancelled, not merged")),
        ("open", gettext("Going on")),
        ("late", gettext("Finish forecast late")),
        ("costly", gettext("Costs more than the original budget")),
        ("ending", ending % {"days": by.ending_days}),
        ("suspended", gettext("Suspended")),
        ("silent", silent % {"days": by.silent_days}),
        ("risky", risky % {"points": by.risky_points}),
    ]


def _funds() -> Pairs:
    """Years, and the sources of each."""
    labels = dict(Source.choices)
    found: Pairs = []
    for year, source in years_of_money():
        name = f"{year} · {labels[source]}" if source else str(year)
        found.append((f"{year}-{source}" if source else str(year), name))
    return found


def _currencies() -> Pairs:
    codes = Project.objects.order_by("currency").values_list("currency", flat=True).distinct()
    return [(code, code) for code in codes]


def _years() -> Pairs:
    years = Project.objects.exclude(planned_finish=None).dates("planned_finish", "year")
    return [(str(day.year), str(day.year)) for day in years]


class DayFilter(django_filters.Filter):
    """One day."""

    field_class = CityDayField

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class PortfolioFilter(ListFilter):
    """Over projects with `seen`."""

    q = TextFilter(label=_("Search"), method="search")
    mine = ChoicesFilter(label=_("In whose care"), choices=[("yes", _("In my care"))], method="own")
    portfolio = ChoicesFilter(label=_("Portfolio"), choices=_named(Portfolio), method="members")
    block = ChoicesFilter(label=_("Block"), choices=_named(Block), field_name="block_id")
    programme = ChoicesFilter(label=_("Programme"), choices=_named(Programme), field_name="programme_id")
    stage = ChoicesFilter(
        label=pgettext_lazy("project", "Stage"), choices=Stage.choices, field_name="stage_then"
    )
    health = ChoicesFilter(label=_("Health"), choices=Health.choices, method="lights")
    sign = ChoicesFilter(label=_("What is the matter"), choices=_lasting("signs", _signs), method="signs")
    district = ChoicesFilter(
        label=_("District"), choices=_named(District, valid_to=None), field_name="district_id"
    )
    curator = ChoicesFilter(label=_("Curator"), choices=_people(Part.CURATOR), method="people")
    head = ChoicesFilter(label=_("Project head"), choices=_people(Part.HEAD), method="people")
    customer = ChoicesFilter(label=_("Customer"), choices=_bodies("customer_id"), field_name="customer_id")
    department = ChoicesFilter(
        label=_("Department"), choices=_bodies("department_id"), field_name="department_id"
    )
    year = ChoicesFilter(label=_("Year of finish"), choices=_lasting("years", _years), method="finishing")
    funds = ChoicesFilter(label=_("Money of the year"), choices=_lasting("funds", _funds), method="funded")
    currency = ChoicesFilter(label=_("Currency"), choices=_lasting("currencies", _currencies))
    confidence = ChoicesFilter(
        label=_("Delivery confidence"),
        choices=Confidence.choices,
        field_name="seen__confidence",
    )
    publication = ChoicesFilter(label=_("Publication"), choices=Publication.choices)
    as_of = DayFilter(label=_("As of the day"), method="unchanged")

    class Meta:
        model = Project
        fields: list[str] = []

    @property
    def day(self) -> date | None:
        """The day asked for; None is now."""
        return day_of(self.data)

    def search(self, rows: Any, _name: str, text: str) -> Any:
        """Parts of names, codes, places."""
        for word in fold(text).split():
            rows = rows.filter(search_key__contains=word)
        return rows

    def own(self, rows: Any, _name: str, _value: Any) -> Any:
        """Whose curator or head the person is."""
        return rows.filter(in_care(self.request.user)) if _value else rows

    def members(self, rows: Any, _name: str, value: list[str]) -> Any:
        """In one of the portfolios on the day; a project of two counts once."""
        if not value:
            return rows
        held = Membership.objects.as_of(self.day or clock.today())
        return rows.filter(pk__in=held.filter(portfolio_id__in=value).order_by().values("project_id"))

    def lights(self, rows: Any, _name: str, value: list[str]) -> Any:
        """What was never reckoned is not known either."""
        asked = Q(seen__health__in=value)
        if Health.NONE in value:
            asked |= ~Q(seen__health__in=[Health.RED, Health.AMBER, Health.GREEN]) | Q(seen__health=None)
        return rows.filter(asked) if value else rows

    def signs(self, rows: Any, _name: str, value: list[str]) -> Any:
        """Any of them."""
        today = self.day or clock.today()
        by = of_today(PortfolioParameters)
        meant = {
            "live": LIVE,
            "open": OPEN,
            "late": LIVE & LATE,
            "costly": LIVE & Q(seen__budget__gt=F("seen__original_budget")),
            "ending": OPEN & Q(ends_on__gte=today, ends_on__lte=today + timedelta(days=by.ending_days)),
            "suspended": Q(suspended_on__isnull=False),
            "silent": OPEN & Q(seen__report_days__gt=by.silent_days),
            "risky": OPEN & Q(seen__risk_score__gte=by.risky_points),
        }
        asked = Q()
        for each in value:
            asked |= meant[each]
        return rows.alias(ends_on=FINISH).filter(asked) if value else rows

    def people(self, rows: Any, name: str, value: list[str]) -> Any:
        """Whoever has the part on the day."""
        return rows.filter(having(name, [int(each) for each in value], self.day)) if value else rows

    def finishing(self, rows: Any, _name: str, value: list[str]) -> Any:
        """By the plan."""
        return rows.filter(planned_finish__year__in=[int(each) for each in value]) if value else rows

    def funded(self, rows: Any, _name: str, value: list[str]) -> Any:
        """With money in one of the years, or in a year from a source."""
        if not value:
            return rows
        asked = [each.partition("-") for each in value]
        return rows.filter(
            money_in([(int(year), source) for year, _dash, source in asked], self.day or clock.today())
        )

    def unchanged(self, rows: Any, _name: str, _value: Any) -> Any:
        """The day has chosen the standings already."""
        return rows


def day_of(parameters: Any) -> date | None:
    """`as_of` of an address, None for none or for what is no day."""
    try:
        return CityDayField(required=False).clean(parameters.get("as_of") or "")
    except forms.ValidationError:
        return None


def rows_of_paper(paper: Any) -> Any:
    """The projects of a report that was asked for: the person's rights of now, the filter and the day of then."""
    rows = seen(portfolio_projects(paper.by), paper.as_of)
    asked = SimpleNamespace(user=paper.by)
    return PortfolioFilter(QueryDict(paper.query), queryset=rows, request=asked).rows
