"""Baselines of a project: the list, two beside each other, the first approval."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qala.office.projects.access import APPROVE, ASK_CHANGE, SEE, may
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.actions.plan.seen import version_of
from qala.office.projects.forms.plan import DecisionForm
from qala.office.projects.models import Baseline, WorkItem
from qala.office.projects.queries.comparing import differences
from qala.office.projects.views.frame import frame, project_of
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once


@login_required
@require_http_methods(["GET", "POST"])
@once
def baselines(request: HttpRequest, code: str) -> HttpResponse:
    """`?from=1&to=2` compares; `to` left out is the plan as it stands. POST approves the first."""
    project = project_of(request, code, APPROVE if request.method == "POST" else SEE)
    form = DecisionForm(
        request.POST if request.method == "POST" else None, initial={"seen": version_of(project)}
    )
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            approve_baseline(project_id=project.pk, by=request.user, **form.cleaned_data)
            messages.success(request, _("The baseline is approved."))
            return redirect("projects:baselines", project.code)
    rows = list(Baseline.objects.filter(project=project).select_related("approved_by", "change_request"))
    has_plan = WorkItem.objects.filter(project=project, removed_at=None).exists()
    context = frame(
        request, project, "baselines",
        form=form,
        rows=rows,
        may_approve=not rows and has_plan and project.is_open and may(request.user, APPROVE, project),
        may_ask=bool(rows) and may(request.user, ASK_CHANGE, project),
        requests=project.change_requests.select_related("asked_by", "decided_by"),
        has_plan=has_plan,
        **_compared(request, rows),
    )  # fmt: skip
    if rows:
        found = differences(project, context["before"], context["after"])
        context |= {"differences": [each for each in found if each.kinds], "same": len(found)}
    return render(request, "projects/plan/baselines.html", context, status=422 if form.errors else 200)


def _compared(request: HttpRequest, rows: list[Baseline]) -> dict[str, Any]:
    by_number = {str(row.number): row for row in rows}
    newest = rows[0] if rows else None
    return {
        "before": by_number.get(request.GET.get("from", ""), newest),
        "after": by_number.get(request.GET.get("to", "")),
    }
