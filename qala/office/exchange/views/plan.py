"""In and out of one project: its plan as a file, calendars, what other registers say."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.office.exchange.actions import apply_plan, drop_plan, receive_plan, take_baseline
from qala.office.exchange.forms import BaselineForm, PlanForm, ProgressForm
from qala.office.exchange.models import CalendarLink, PlanImport, ProjectSource
from qala.office.exchange.queries.plan_previews import offered, preview_of
from qala.office.exchange.queries.plan_rows import file_of
from qala.office.exchange.rules.mspdi import write
from qala.office.projects.access import APPROVE, PLAN, RECORD, may
from qala.office.projects.models import Project
from qala.office.projects.views.frame import frame, project_of
from qala.shared.db import found
from qala.shared.errors import require
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
    may_plan, may_approve = may(request.user, PLAN, project), may(request.user, APPROVE, project)
    sources = ProjectSource.objects.filter(identifier__project=project).select_related("identifier")
    context = {
        "form": form,
        "may_plan": may_plan,
        "imports": project.plan_imports.defer("content", "promises").select_related("made_by")[:10]
        if may_plan or may_approve
        else [],
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
    """What the file would change; of one that was taken over, what is left to decide."""
    return _page(request, *_batch(request, code, pk, PLAN, APPROVE))


@login_required
@require_POST
@once
def apply_plan_import(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take it over, with its progress where a day of it is named."""
    project, batch = _batch(request, code, pk, PLAN)
    if "progress_on" not in request.POST:
        apply_plan(plan_import_id=pk, seen=request.POST.get("seen", ""), by=request.user)
    else:
        form = ProgressForm(request.POST)
        if form.is_valid():
            with refused_beside(form):
                apply_plan(plan_import_id=pk, by=request.user, **form.cleaned_data)
        if form.errors:
            return _page(request, project, batch, progress_form=form)
    messages.success(request, _("The plan is taken over."))
    return redirect("exchange:plan_import", code, pk)


@login_required
@require_POST
@once
def take_plan_baseline(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A baseline of the file becomes one of the project."""
    project, batch = _batch(request, code, pk, APPROVE)
    form = BaselineForm(request.POST)
    if form.is_valid():
        with refused_beside(form):
            take_baseline(plan_import_id=pk, by=request.user, **form.cleaned_data)
    if form.errors:
        return _page(request, project, batch, baseline_form=form)
    messages.success(request, _("The baseline is approved."))
    return redirect("projects:baselines", code)


def _batch(request: HttpRequest, code: str, pk: int, *verbs: str) -> tuple[Project, PlanImport]:
    """For those who may one of the verbs. Raises Missing, NotAllowed."""
    project = project_of(request, code)
    require(any(may(request.user, verb, project) for verb in verbs))
    return project, found(PlanImport.objects.select_related("project", "made_by"), pk=pk, project=project)


def _page(
    request: HttpRequest,
    project: Project,
    batch: PlanImport,
    *,
    progress_form: ProgressForm | None = None,
    baseline_form: BaselineForm | None = None,
) -> HttpResponse:
    seen = preview_of(batch, language()) if batch.stage == PlanImport.Stage.READ else None
    if seen and progress_form is None and may(request.user, RECORD, project):
        progress_form = ProgressForm(initial={"seen": seen.mark, "progress_on": seen.told_on})
    context = {
        "batch": batch,
        "preview": seen,
        "may_plan": may(request.user, PLAN, project),
        "progress_form": progress_form,
        "baselines": [(each, _decision(each.number, baseline_form)) for each in offered(batch)],
        "may_approve": may(request.user, APPROVE, project),
    }
    status = 422 if any(form and form.errors for form in (progress_form, baseline_form)) else 200
    return render(
        request,
        "exchange/plan_import.html",
        frame(request, project, "exchange", **context),
        status=status,
    )


def _decision(number: int, sent: BaselineForm | None) -> BaselineForm:
    """The form beside a baseline: the one that was sent, or an empty one."""
    if sent is not None and sent.data.get("number") == str(number):
        return sent
    return BaselineForm(initial={"number": number}, auto_id=f"id_{number}_%s")


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
