"""The plan that stands against budget and payments."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from qala.ground.people.access import can
from qala.office.finance.rules.figures import percent
from qala.office.finance.views.cells import Cell, Grid, money, share
from qala.office.finance.views.days import day_of
from qala.office.fiveyear.access import OPEN
from qala.office.fiveyear.models import FiveYearPlan
from qala.office.fiveyear.queries import Executed, execution, standing_version
from qala.office.fiveyear.views.plans import plan_trail
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.ui import charts


@login_required
@require_GET
def executed(request: HttpRequest, code: str) -> HttpResponse:
    """By year, as of a day."""
    require(can(request.user, OPEN))
    row, day = found(FiveYearPlan, code=code), day_of(request)
    version = standing_version(row)
    context: dict[str, Any] = {"plan": row, "version": version, "day": day}
    if version is not None:
        years = execution(version, day)
        context |= {"grid": _grid(row, years), "chart": _chart(years)}
    return render(
        request, "fiveyear/execution.html", {**context, "crumbs": plan_trail(row, (_("Execution"), ""))}
    )


def _grid(plan: FiveYearPlan, years: list[Executed]) -> Grid:
    rows = [
        [
            Cell(each.year),
            money(each.planned + each.without_project, plan.currency),
            money(each.without_project, plan.currency),
            money(each.budget, plan.currency),
            money(each.paid, plan.currency),
            share(percent(each.paid, each.planned)),
        ]
        for each in years
    ]
    columns = [
        (_("Year"), False),
        (_("By the plan"), True),
        (_("of it without a project yet"), True),
        (_("Budget"), True),
        (pgettext("money", "Paid"), True),
        (_("Paid of the plan"), True),
    ]
    return Grid(_("Execution"), columns, rows)


def _chart(years: list[Executed]) -> charts.Chart:
    planned = [int(each.planned + each.without_project) for each in years]
    budget = [None if each.budget is None else int(each.budget) for each in years]
    paid = [None if each.paid is None else int(each.paid) for each in years]
    series = [
        charts.Series(_("By the plan"), planned, "neutral"),
        charts.Series(_("Budget"), budget, "info"),
        charts.Series(pgettext("money", "Paid"), paid, "good"),
    ]
    return charts.bar(_("Year"), [str(each.year) for each in years], series)
