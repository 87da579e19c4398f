"""One row of the plan as a form, for everything that the table does not show; it works without scripts."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qala.office.projects.access import PLAN
from qala.office.projects.actions.plan import ops
from qala.office.projects.actions.plan.change import Slip, change_plan
from qala.office.projects.actions.plan.seen import version_of
from qala.office.projects.forms.plan import ItemForm, language_of
from qala.office.projects.models import Project, WorkItem
from qala.office.projects.rules.ties import written
from qala.office.projects.views.frame import project_of
from qala.shared.db import found
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.languages import LANGUAGES


def _page(request: HttpRequest, project: Project, form: ItemForm, heading: str, write: Any) -> HttpResponse:
    back = reverse("projects:plan", args=[project.code])
    crumbs = [(project.code, project.get_absolute_url()), (_("Plan"), back), (heading, "")]
    template = "projects/plan/item.html"
    return form_page(request, form, heading, back, write, template=template, crumbs=crumbs, project=project)


def _slip(fields: dict[str, Any]) -> Slip | None:
    texts = {language: fields.get(f"slip_text_{language}", "") for language in LANGUAGES}
    return Slip(fields["slip_reason"], texts) if fields.get("slip_reason") else None


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_item(request: HttpRequest, code: str) -> HttpResponse:
    """A row more."""
    project = project_of(request, code, PLAN)
    initial = {"seen": version_of(project), "kind": "work", "duration_days": 1, "weight": 1}
    form = ItemForm(request.POST or None, project=project, initial=initial)

    def write(fields: dict[str, Any]) -> None:
        parent = fields.get("parent")
        changes: list[ops.Op] = [ops.Add(form.columns(), parent=parent.pk if parent else None, key="new")]
        if fields["waits"].strip():
            changes.append(ops.Waits("new", fields["waits"]))
        change_plan(
            project_id=project.pk, changes=changes, by=request.user, seen=fields["seen"], slip=_slip(fields)
        )

    return _page(request, project, form, _("New item"), write)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_item(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Everything about one row."""
    project = project_of(request, code, PLAN)
    row = found(WorkItem.objects.filter(project=project, removed_at=None), pk=pk)
    links = row.predecessors.select_related("before").order_by("id")
    initial = {
        "seen": version_of(project),
        "waits": written((link.before.code, link.kind, link.lag_days) for link in links),
    }
    form = ItemForm(request.POST or None, project=project, instance=row, initial=initial)

    def write(fields: dict[str, Any]) -> None:
        changes: list[ops.Op] = [ops.Change(pk, form.columns()), ops.Waits(pk, fields["waits"])]
        change_plan(
            project_id=project.pk, changes=changes, by=request.user, seen=fields["seen"], slip=_slip(fields)
        )

    return _page(request, project, form, said_name(row), write)


def said_name(row: WorkItem) -> str:
    """Code and name in the language of the page."""
    name = getattr(row, f"name_{language_of(get_language() or '')}") or row.name
    return f"{row.code} · {name}"
