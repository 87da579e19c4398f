"""Lists across projects: reports, missing ones, photos."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from qala.office.projects.access import visible_projects
from qala.office.reporting.access import can_accept_any, can_watch
from qala.office.reporting.filters import DueFilter, PhotoFilter, ReportFilter
from qala.office.reporting.models import ProjectPhoto
from qala.office.reporting.queries.lists import due_rows, report_rows
from qala.office.reporting.tables import DueTable, PhotoTable, ReportTable
from qala.shared.errors import require
from qala.shared.lists import list_screen


@login_required
@require_GET
def reports(request: HttpRequest) -> HttpResponseBase:
    """All reports that were sent; the office's queue is one of its views (`?stage=submitted`)."""
    require(can_watch(request.user))
    return list_screen(
        request,
        queryset=report_rows(request.user),
        table=ReportTable,
        filters=ReportFilter,
        template="reporting/all_reports.html",
        screen="reporting.reports",
        may_export=True,
        context={"may_accept": can_accept_any(request.user)},
    )


@login_required
@require_GET
def late(request: HttpRequest) -> HttpResponseBase:
    """Reports that are expected and not there."""
    require(can_watch(request.user))
    return list_screen(
        request,
        queryset=due_rows(request.user),
        table=DueTable,
        filters=DueFilter,
        template="reporting/late.html",
        screen="reporting.late",
        may_export=True,
    )


@login_required
@require_GET
def photos(request: HttpRequest) -> HttpResponseBase:
    """Photos of all projects, for those who decide which are shown."""
    require(can_accept_any(request.user))
    rows = ProjectPhoto.objects.filter(project__in=visible_projects(request.user))
    return list_screen(
        request,
        queryset=rows.exclude(report__stage="draft").select_related("project", "file", "author", "twin"),
        table=PhotoTable,
        filters=PhotoFilter,
        template="reporting/all_photos.html",
        screen="reporting.photos",
    )
