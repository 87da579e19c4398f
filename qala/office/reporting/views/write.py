"""The head writes the report: a page for a phone, and what a device keeps meanwhile."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qala.office.projects.models import Project
from qala.office.projects.views.frame import frame, project_of
from qala.office.reporting.access import WRITE
from qala.office.reporting.actions import save, submit
from qala.office.reporting.forms.report import ReportForm
from qala.office.reporting.models import ProgressReport, ProjectPhoto
from qala.office.reporting.queries.items import sum_of
from qala.office.reporting.rules.remarks import PARTS
from qala.office.reporting.rules.statuses import WRITABLE
from qala.office.reporting.views.uploads import sent_photos
from qala.shared.db import found
from qala.shared.errors import Invalid
from qala.shared.form_pages import refused_beside


def _open(request: HttpRequest, code: str, pk: int) -> tuple[Project, ProgressReport]:
    project = project_of(request, code, WRITE)
    return project, found(ProgressReport.objects.select_related("project"), pk=pk, project=project)


@login_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One work per row; the button decides whether it is only kept or sent."""
    project, report = _open(request, code, pk)
    if report.stage not in WRITABLE:
        return redirect(report)
    form = ReportForm(request.POST or None, instance=report)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            saved = _save(request, form, report)
            if "submit" not in request.POST:
                messages.success(request, _("Kept. Nobody but you sees it yet."))
                return redirect("reporting:write", code=code, pk=pk)
            form.data = {**form.data.dict(), "revision": str(saved.revision)}  # type: ignore[attr-defined]
            submit(report_id=pk, by=request.user, seen=saved.revision)
            messages.success(request, _("Sent to the project office."))
            return redirect(report)
    context = frame(request, project, "reports", **_page(request, form, report))
    return render(request, "reporting/write.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def keep(request: HttpRequest, code: str, pk: int) -> JsonResponse:
    """A device keeps what was written so far; answers the new revision, or 409 when another device was faster."""
    _project, report = _open(request, code, pk)
    form = ReportForm(request.POST, instance=report)
    if not form.is_valid():
        raise Invalid(fields={name: " ".join(map(str, errors)) for name, errors in form.errors.items()})
    return JsonResponse({"revision": _save(request, form, report).revision})


def _save(request: HttpRequest, form: ReportForm, report: ProgressReport) -> ProgressReport:
    return save(
        report_id=report.pk,
        by=request.user,
        seen=form.cleaned_data["revision"],
        items=form.told(),
        photos=sent_photos(request),
        **form.words(),
    )


def _page(request: HttpRequest, form: ReportForm, report: ProgressReport) -> dict[str, Any]:
    rows = list(form.rows())
    is_open = [not (row.is_over or row.is_ahead) or row.has_error for row in rows]
    last_photo = ProjectPhoto.objects.filter(author=request.user.pk).order_by("-pk").first()
    return {
        "form": form,
        "report": report,
        "rows": [row for row, shown in zip(rows, is_open, strict=True) if shown],
        "ahead": [row for row, shown in zip(rows, is_open, strict=True) if not shown and not row.is_over],
        "over": [row for row, shown in zip(rows, is_open, strict=True) if not shown and row.is_over],
        "sums": sum_of(report),
        "photos": report.photos.select_related("file"),
        "remarks": [(PARTS[part], words) for part, words in report.remarks.items() if part in PARTS],
        "keeps_place": last_photo is not None and last_photo.lon is not None,
        "promised": report.project.baseline_finish or report.project.planned_finish,
        "keep_url": reverse("reporting:keep", args=[report.project.code, report.pk]),
    }
