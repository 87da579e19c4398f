"""In and out of one project: its plan as a file, calendars, what other registers say."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.office.exchange.actions import apply_plan, drop_plan, receive_plan
from qala.office.exchange.forms import PlanForm
from qala.office.exchange.models import CalendarLink, PlanImport, ProjectSource
from qala.office.exchange.queries.plan_previews import preview_of
from qala.office.exchange.queries.plan_rows import file_of
from qala.office.exchange.rules.mspdi import write
from qala.office.projects.access import PLAN, may
from qala.office.projects.views.frame import frame, project_of
from qala.shared.db import found
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once


def language() -> str:
    """Of the page."""
    return (get_language() or "kk")[:2]


@login_required
@require_http_methods(["GET", "POST"])
@once
def gate(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that goes in and out; a POST brings a plan in."""
    project = project_of(request, code, PLAN if request.method == "POST" else "projects.see")
    form = PlanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            kept = form.cleaned_data["file"]
            return redirect(receive_plan(project_id=project.pk, by=request.user, **kept))
    sources = ProjectSource.objects.filter(identifier__project=project).select_related("identifier")
    context = {
        "form": form,
        "may_plan": may(request.user, PLAN, project),
        "imports": project.plan_imports.defer("content").select_related("made_by")[:10],
        "sources": sources,
        "link": CalendarLink.objects.filter(owner_id=request.user.pk, project=project, ended_at=None).first(),
    }
    status = 422 if form.errors else 200
    return render(
        request, "exchange/gate.html", frame(request, project, "exchange", **context), status=status
    )


@login_required
@require_GET
def plan_file(request: HttpRequest, code: str) -> HttpResponse:
    """The plan for MS Project."""
    project = project_of(request, code)
    response = HttpResponse(write(file_of(project, language())), content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{project.code}-plan.xml"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_GET
def plan_import(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What the file would change."""
    project = project_of(request, code, PLAN)
    batch = found(PlanImport.objects.select_related("project", "made_by"), pk=pk, project=project)
    is_open = batch.stage == PlanImport.Stage.READ
    context = {"batch": batch, "preview": preview_of(batch, language()) if is_open else None}
    return render(request, "exchange/plan_import.html", frame(request, project, "exchange", **context))


@login_required
@require_POST
@once
def apply_plan_import(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take it over."""
    project = project_of(request, code, PLAN)
    found(PlanImport.objects.defer("content"), pk=pk, project=project)
    apply_plan(plan_import_id=pk, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, _("The plan is taken over."))
    return redirect("exchange:gate", code)


@login_required
@require_POST
@once
def drop_plan_import(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Leave it."""
    project = project_of(request, code, PLAN)
    found(PlanImport.objects.defer("content"), pk=pk, project=project)
    drop_plan(plan_import_id=pk, by=request.user)
    messages.success(request, _("The file was dropped."))
    return redirect("exchange:gate", code)
