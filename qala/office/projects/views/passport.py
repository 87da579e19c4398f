"""Propose a project, change its passport."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from qala.ground.people.access import can, organisations_of
from qala.office.projects.access import EDIT, PROPOSE
from qala.office.projects.actions import edit, propose
from qala.office.projects.actions.passport import PASSPORT
from qala.office.projects.forms.base import bodies
from qala.office.projects.forms.passport import PassportForm, RowSets
from qala.office.projects.models import Project
from qala.office.projects.views.frame import project_of
from qala.shared import timeline
from qala.shared.errors import require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once

Write = Callable[[dict[str, Any], RowSets], Project]


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_project(request: HttpRequest) -> HttpResponse:
    """Write a proposal down."""
    own = organisations_of(request.user, PROPOSE)
    require(can(request.user, PROPOSE) or bool(own))
    departments = bodies() if own is None else bodies().filter(pk__in=own)
    first = departments.first() if departments.count() == 1 else None
    form = PassportForm(
        request.POST or None,
        departments=departments,
        initial={"currency": settings.CURRENCY, "department": first},
    )

    def write(fields: dict[str, Any], rows: RowSets) -> Project:
        fields.pop("seen", None)
        return propose(by=request.user, rows=rows.rows(), **fields)

    return _page(request, form, RowSets(request.POST or None, None), write, _("New project"), None)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_project(request: HttpRequest, code: str) -> HttpResponse:
    """Change the passport."""
    project = project_of(request, code, EDIT)
    initial = {"seen": timeline.newest(project, *PASSPORT)}
    form = PassportForm(request.POST or None, instance=project, initial=initial)
    if project.items.filter(removed_at=None).exists():
        form.with_plan()

    def write(fields: dict[str, Any], rows: RowSets) -> Project:
        return edit(project_id=project.pk, by=request.user, rows=rows.rows(), **fields)

    return _page(
        request,
        form,
        RowSets(request.POST or None, project),
        write,
        pgettext("button", "Change the passport"),
        project,
    )


def _page(
    request: HttpRequest,
    form: PassportForm,
    rows: RowSets,
    write: Write,
    heading: str,
    project: Project | None,
) -> HttpResponse:
    if request.method == "POST" and (form.is_valid() & rows.is_valid()):
        with refused_beside(form, names={"lon": "geometry"}):
            made = write(form.cleaned_data, rows)
            messages.success(request, _("Saved."))
            return redirect(made)
    back = project.get_absolute_url() if project else reverse("projects:list")
    is_wrong = request.method == "POST"
    context = {
        "form": form,
        "rows": rows,
        "heading": heading,
        "project": project,
        "back": back,
        "crumbs": [
            (_("Projects"), reverse("projects:list")),
            *([(project.code, back)] if project else []),
            (heading, ""),
        ],
    }
    return render(request, "projects/edit.html", context, status=422 if is_wrong else 200)
