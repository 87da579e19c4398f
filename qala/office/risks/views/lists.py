"""Risks, issues and results of all projects that the person reads."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET

from qala.ground.people.access import can
from qala.office.risks.access import READ, visible_issues, visible_results, visible_risks
from qala.office.risks.filters import IssueFilter, ResultFilter, RiskFilter
from qala.office.risks.models import Result, ResultMeasurement
from qala.office.risks.queries.scores import map_of
from qala.office.risks.tables import IssueTable, ResultTable, RiskTable
from qala.shared.clock import today
from qala.shared.errors import require
from qala.shared.lists import list_screen


@login_required
@require_GET
def risks(request: HttpRequest) -> HttpResponseBase:
    """The register of all projects with its map."""
    require(can(request.user, READ))
    rows = visible_risks(request.user)
    return list_screen(
        request,
        queryset=rows.select_related("project", "owner"),
        table=RiskTable,
        filters=RiskFilter,
        template="risks/risks.html",
        screen="risks.risks",
        context={"heat": map_of(rows, today()), "heat_url": reverse("risks:risks")},
    )


@login_required
@require_GET
def issues(request: HttpRequest) -> HttpResponseBase:
    """Issues of all projects."""
    require(can(request.user, READ))
    return list_screen(
        request,
        queryset=visible_issues(request.user).select_related("project", "owner", "risk"),
        table=IssueTable,
        filters=IssueFilter,
        template="risks/issues.html",
        screen="risks.issues",
    )


@login_required
@require_GET
def results(request: HttpRequest) -> HttpResponseBase:
    """Results of all projects with their newest values."""
    require(can(request.user, READ))
    return list_screen(
        request,
        queryset=with_values(visible_results(request.user).filter(dropped_on=None)),
        table=ResultTable,
        filters=ResultFilter,
        template="risks/results.html",
        screen="risks.results",
    )


def with_values(rows: QuerySet[Result]) -> QuerySet[Any]:
    """Adds `newest_value` and `newest_on` of the measurement that holds."""
    newest = ResultMeasurement.objects.filter(
        result=OuterRef("pk"), superseded_by=None, valid_on__lte=today()
    ).order_by("-valid_on", "-id")
    return rows.select_related("project", "indicator").annotate(
        newest_value=Subquery(newest.values("value")[:1]), newest_on=Subquery(newest.values("valid_on")[:1])
    )
