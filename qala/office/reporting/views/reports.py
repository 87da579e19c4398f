"""The reports of one project."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from qala.office.projects.access import may
from qala.office.projects.views.frame import frame, project_of
from qala.office.reporting.access import SEE, WRITE, reports_of
from qala.office.reporting.actions import begin
from qala.office.reporting.filters import OwnReportFilter
from qala.office.reporting.queries.periods import open_dues
from qala.office.reporting.tables import OwnReportTable
from qala.office.risks.queries.confidence import opinions
from qala.shared.clock import today
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def of_project(request: HttpRequest, code: str) -> HttpResponseBase:
    """All of them, the newest first, with what is due."""
    project = project_of(request, code, SEE)
    context = frame(
        request,
        project,
        "reports",
        may_write=may(request.user, WRITE, project),
        dues=open_dues().filter(project=project).order_by("month"),
        today=today(),
        opinions=opinions(project, today()),
    )
    rows = reports_of(request.user, project).select_related("project", "author")
    return list_screen(
        request,
        queryset=rows,
        table=OwnReportTable,
        filters=OwnReportFilter,
        template="reporting/reports.html",
        screen="reporting.of_project",
        context=context,
    )


@login_required
@require_POST
@once
def begin_report(request: HttpRequest, code: str) -> HttpResponse:
    """Open the report that is to be written next, or the one that is being written."""
    project = project_of(request, code, WRITE)
    made = begin(project_id=project.pk, by=request.user)
    return redirect("reporting:write", code=code, pk=made.pk)
