"""Reads: sums of a version, comparison, execution, drivers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from qala.office.finance.queries.totals import totals
from qala.office.fiveyear.models import (
    DriverActual,
    DriverIndicator,
    FiveYearPlan,
    PlanVersion,
    Proposal,
    ProposalMoney,
)
from qala.office.fiveyear.rules.compare import Line, Money, achievement
from qala.office.fiveyear.rules.statuses import Stage
from qala.office.projects.models import Portfolio, Project

ZERO = Decimal(0)


def money_of(version: PlanVersion, without: int | None = None) -> Money:
    """Sums of all proposals by (year, source), one of them perhaps left out."""
    rows = ProposalMoney.objects.filter(proposal__version=version).exclude(proposal_id=without or 0)
    found = rows.order_by().values_list("year", "source").annotate(total=Sum("amount"))
    return {(year, source): total for year, source, total in found}


def ceilings_of(version: PlanVersion) -> Money:
    """Limits by (year, source)."""
    return {(each.year, each.source): each.amount for each in version.ceilings.all()}


def lines_of(proposals: "QuerySet[Proposal]") -> list[Line]:
    """Proposals as values, with their money."""
    return [
        Line(row.key, row.title, {(each.year, each.source): each.amount for each in row.money.all()})
        for row in proposals.prefetch_related("money")
    ]


def standing_version(plan: FiveYearPlan) -> PlanVersion | None:
    """The version that is carried out: published, or the newest approved one."""
    rows = plan.versions.filter(stage__in=(Stage.PUBLISHED, Stage.APPROVED)).order_by("-number")
    found: PlanVersion | None = rows.filter(stage=Stage.PUBLISHED).first() or rows.first()
    return found


@dataclass(frozen=True)
class Executed:
    """A year of the plan against the budget and the payments of its projects; `planned` of proposals with a project."""

    year: int
    planned: Decimal
    without_project: Decimal
    budget: Decimal | None
    paid: Decimal | None


def execution(version: PlanVersion, day: date) -> list[Executed]:
    """Plan and fact by year, as of the day, in the plan's currency."""
    rows = ProposalMoney.objects.filter(proposal__version=version).order_by()
    planned = dict(
        rows.filter(proposal__project__isnull=False).values_list("year").annotate(total=Sum("amount"))
    )
    loose = dict(rows.filter(proposal__project=None).values_list("year").annotate(total=Sum("amount")))
    money = totals(Project.objects.filter(proposals__version=version), day, ("year",))
    found = []
    for year in version.plan.years:
        sums = [one for one in money.get((year,), []) if one.currency == version.plan.currency]
        budget, paid = (sums[0].budget, sums[0].paid) if sums else (None, None)
        found.append(Executed(year, planned.get(year, ZERO), loose.get(year, ZERO), budget, paid))
    return found


@dataclass(frozen=True)
class Reached:
    """One indicator in a year."""

    indicator: DriverIndicator
    target: Decimal | None
    actual: Decimal | None
    achieved: Decimal | None


def driver_projects() -> "QuerySet[Project]":
    """Members of portfolios of drivers."""
    return Project.objects.filter(
        memberships__portfolio__kind=Portfolio.Kind.DRIVERS, memberships__valid_to=None
    ).distinct()


def reached(projects: Any, year: int, day: date) -> list[Reached]:
    """All indicators of the projects in one year: target, newest value of the year as of the day. Three statements."""
    indicators = list(
        DriverIndicator.objects.filter(project__in=projects)
        .select_related("project__block")
        .prefetch_related("targets")
        .order_by("project__code", "order", "id")
    )
    values = DriverActual.objects.filter(
        indicator__in=indicators, valid_on__year=year, valid_on__lte=day, superseded_by=None
    )
    actual = dict(values.order_by("valid_on", "id").values_list("indicator_id", "value"))
    found = []
    for each in indicators:
        target = next((row.value for row in each.targets.all() if row.year == year), None)
        value = actual.get(each.pk)
        found.append(Reached(each, target, value, achievement(each.base_value, target, value)))
    return found
