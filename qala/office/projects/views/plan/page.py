"""The plan: chart and table in one, changed in place."""

from datetime import date
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.office.projects.access import APPROVE, ASK_CHANGE, PLAN, SEE, may
from qala.office.projects.actions.plan import ops
from qala.office.projects.actions.plan.change import change_plan
from qala.office.projects.actions.plan.seen import version_of
from qala.office.projects.actions.plan.undo import redo, undo
from qala.office.projects.forms.plan import CellForm, language_of
from qala.office.projects.models import Project, WorkItem
from qala.office.projects.queries.edits import redoable, undoable
from qala.office.projects.queries.plan import SHOWN, plan_view
from qala.office.projects.rules.ties import written
from qala.office.projects.views.frame import frame, project_of
from qala.shared.db import as_id, found
from qala.shared.errors import Invalid, Missing
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once

CELLS = ("name", "duration_days", "start", "finish", "waits")


def _shown(request: HttpRequest) -> str:
    said = request.GET.get("show", "")
    return said if said in SHOWN else ""


def _query(shown: str) -> str:
    """Behind an address: what is shown stays so after a change."""
    return f"?show={shown}" if shown else ""


def _context(request: HttpRequest, project: Project) -> dict[str, Any]:
    shown = _shown(request)
    may_plan = project.is_open and may(request.user, PLAN, project)
    return {
        "project": project,
        "plan": plan_view(project, shown),
        "shown": shown,
        "shown_query": _query(shown),
        "may_plan": may_plan,
        "may_approve": may(request.user, APPROVE, project),
        "may_ask": may(request.user, ASK_CHANGE, project),
        "seen": version_of(project),
        "undoable": undoable(project) if may_plan else None,
        "redoable": redoable(project) if may_plan else None,
    }


@login_required
@require_GET
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Rows and bars; with scripts the parts are exchanged in place."""
    project = project_of(request, code, SEE)
    context = _context(request, project)
    context.pop("project")
    return render(request, "projects/plan/page.html", frame(request, project, "plan", **context))


def _answer(request: HttpRequest, project: Project) -> HttpResponse:
    """The table anew for htmx, the page for others."""
    if request.headers.get("HX-Request") != "true":
        return redirect(reverse("projects:plan", args=[project.code]) + _query(_shown(request)))
    project.refresh_from_db()
    return render(request, "projects/plan/table.html", _context(request, project))


@login_required
@require_POST
@once
def do(request: HttpRequest, code: str) -> HttpResponse:
    """One step on a row (in, out, up, down, away), dates by dragging, one step back or forth."""
    project = project_of(request, code, PLAN)
    verb, seen = request.POST.get("verb", ""), as_id(request.POST.get("seen", ""))
    if verb in ("undo", "redo"):
        step = undo if verb == "undo" else redo
        step(project_id=project.pk, by=request.user, seen=seen)
    else:
        change_plan(project_id=project.pk, changes=[_op(request, verb)], by=request.user, seen=seen)
    return _answer(request, project)


def _op(request: HttpRequest, verb: str) -> ops.Op:
    pk = as_id(request.POST.get("item", "")) or 0
    if verb in ("indent", "outdent", "up", "down"):
        return ops.Shift(pk, cast("ops.Way", verb))
    if verb == "remove":
        return ops.Remove(pk)
    if verb == "drag":
        return ops.Drag(pk, start=_day(request, "start"), finish=_day(request, "finish"))
    raise Invalid


def _day(request: HttpRequest, name: str) -> date | None:
    text = request.POST.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as wrong:
        raise Invalid from wrong


@login_required
@require_http_methods(["GET", "POST"])
@once
def cell(request: HttpRequest, code: str, pk: int, name: str) -> HttpResponse:
    """The form of one cell; sent, the whole table comes back, for dates of others follow."""
    project = project_of(request, code, PLAN)
    if name not in CELLS:
        raise Missing
    row = found(WorkItem.objects.filter(project=project, removed_at=None), pk=pk)
    language = language_of(get_language() or "")
    form = CellForm(
        request.POST if request.method == "POST" else None,
        name=name,
        language=language,
        initial={"value": _value(row, name, language), "seen": version_of(project)},
    )
    if request.method == "POST" and form.is_valid():
        with refused_beside(form, names=_names(name, language)):
            change_plan(
                project_id=project.pk,
                changes=[form.op(pk)],
                by=request.user,
                seen=form.cleaned_data["seen"],
                slip=form.slip(),
            )
            return _answer(request, project)
    context = {
        "project": project,
        "row": row,
        "name": name,
        "form": form,
        "shown_query": _query(_shown(request)),
        "asks_reason": form.errors.get("slip_reason"),
    }
    response = render(request, "projects/plan/cell.html", context)
    response["HX-Retarget"] = f"#cell-{pk}-{name}"
    response["HX-Reswap"] = "innerHTML"
    return response


def _names(name: str, language: str) -> dict[str, str]:
    return dict.fromkeys((name, f"name_{language}", "duration_days", "finish", "waits"), "value")


def _value(row: WorkItem, name: str, language: str) -> Any:
    if name == "waits":
        links = row.predecessors.select_related("before").order_by("id")
        return written((link.before.code, link.kind, link.lag_days) for link in links)
    if name == "name":
        return getattr(row, f"name_{language}")
    return getattr(row, {"start": "planned_start", "finish": "planned_finish"}.get(name, name))
