"""One report: read, decided about, corrected."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.office.projects.access import may
from qala.office.projects.models import Project
from qala.office.projects.views.frame import frame, project_of
from qala.office.reporting import actions
from qala.office.reporting.access import ACCEPT, MODERATE, SEE, WRITE, reports_of
from qala.office.reporting.forms.deciding import ReasonForm, RemarksForm
from qala.office.reporting.models import ProgressReport
from qala.office.reporting.queries.items import sum_of
from qala.office.reporting.queries.risks import risks_of
from qala.office.reporting.queries.words import month_words
from qala.office.reporting.rules.parameters import ReportingParameters
from qala.office.reporting.rules.remarks import PARTS
from qala.office.reporting.rules.statuses import LIFE
from qala.office.risks.queries.confidence import opinions
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import as_id, found
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.parameters.reading import of_today

RELATED = ("project", "author", "submitted_by", "decided_by", "supersedes")


def _open(request: HttpRequest, code: str, pk: int, verb: str) -> tuple[Project, ProgressReport]:
    project = project_of(request, code, verb)
    rows = reports_of(request.user, project).select_related(
        "project", "author", "submitted_by", "decided_by", "supersedes"
    )
    return project, found(rows, pk=pk)


@login_required
@require_GET
def report(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Everything it says, beside what was known and promised."""
    project, row = _open(request, code, pk, SEE)
    return render(request, "reporting/report.html", _context(request, project, row))


def _context(request: HttpRequest, project: Project, row: ProgressReport, **more: Any) -> dict[str, Any]:
    sums, open_verbs = sum_of(row), LIFE.open_verbs(row.stage)
    may_accept = may(request.user, ACCEPT, project) and request.user.pk not in (
        row.author_id,
        row.submitted_by_id,
    )
    may_write = may(request.user, WRITE, project)
    context = frame(
        request,
        project,
        "reports",
        report=row,
        items=row.items.select_related("item"),
        sums=sums,
        has_gap=_has_gap(row, sums.now),
        risks=risks_of(row).select_related("project"),
        photos=row.photos.select_related("file", "project"),
        remarks=[(PARTS[part], words) for part, words in row.remarks.items() if part in PARTS],
        promised=project.baseline_finish or project.planned_finish,
        opinions=opinions(project, today()),
        looks=timeline.of(row).order_by("id"),
        may_accept=may_accept and "accept" in open_verbs,
        may_publish=may_accept and "publish" in open_verbs and row.is_in_force,
        may_moderate=may(request.user, MODERATE, project),
        may_write=may_write and "submit" in open_verbs,
        may_correct=may_write
        and row.is_in_force
        and not ProgressReport.objects.filter(supersedes=row).exists(),
        remarks_form=RemarksForm(),
        later=ProgressReport.objects.filter(supersedes=row).first(),
    )
    crumbs = [(_("Reports"), reverse("reporting:reports", args=[project.code])), (month_words(row.month), "")]
    return {**context, "crumbs": [*context["crumbs"], *crumbs], **more}


def _has_gap(row: ProgressReport, computed: Any) -> bool:
    """Whether the head's own per cent is far from what the works add up to."""
    if row.declared_percent is None or computed is None:
        return False
    return bool(abs(row.declared_percent - computed) > of_today(ReportingParameters).gap_percent)


@login_required
@require_POST
@once
def accept_report(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Its figures become the project's."""
    _project, row = _open(request, code, pk, ACCEPT)
    actions.accept(report_id=row.pk, by=request.user, seen=as_id(request.POST.get("seen", "")))
    messages.success(request, _("Accepted. The per cents are the project's from now on."))
    return redirect(row)


@login_required
@require_POST
@once
def return_it(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Back to the head, with remarks to its parts."""
    project, row = _open(request, code, pk, ACCEPT)
    form = RemarksForm(request.POST)
    if form.is_valid():
        with refused_beside(form):
            actions.return_report(report_id=row.pk, remarks=form.cleaned_data, by=request.user)
            messages.success(request, _("Returned. The head has been told."))
            return redirect(row)
    return render(
        request, "reporting/report.html", _context(request, project, row, remarks_form=form), status=422
    )


@login_required
@require_POST
@once
def publish(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Show it to the public."""
    _project, row = _open(request, code, pk, ACCEPT)
    actions.publish_report(report_id=row.pk, by=request.user)
    messages.success(request, _("Published."))
    return redirect(row)


@login_required
@require_http_methods(["GET", "POST"])
@once
def correct_report(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A new report begins that will supersede this one."""
    project, row = _open(request, code, pk, WRITE)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            made = actions.correct(report_id=row.pk, by=request.user, reason=form.cleaned_data["reason"])
            return redirect("reporting:write", code=code, pk=made.pk)
    context = _context(request, project, row, form=form)
    return render(request, "reporting/correct.html", context, status=422 if form.errors else 200)
