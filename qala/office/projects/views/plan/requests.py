"""Change requests: one project's, one of them, and all that a person sees."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.projects.access import (
    APPROVE,
    ASK_CHANGE,
    SEE_INSIDE,
    may,
    parts_of,
    sees_projects,
    visible_projects,
)
from qala.office.projects.actions.plan.requests import (
    approve_change,
    ask_change,
    decline_change,
    submit_change,
    withdraw_change,
)
from qala.office.projects.actions.plan.seen import version_of
from qala.office.projects.forms.change_list import ChangeFilter, ChangeTable
from qala.office.projects.forms.plan import DecisionForm, RequestForm
from qala.office.projects.models import ChangeRequest
from qala.office.projects.rules.asking import ASKING
from qala.office.projects.rules.parts import OFFICE
from qala.office.projects.views.frame import frame, project_of
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page, refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


@login_required
@require_GET
def changes(request: HttpRequest) -> HttpResponseBase:
    """Across projects."""
    require(sees_projects(request.user))
    rows = ChangeRequest.objects.filter(project__in=visible_projects(request.user))
    return list_screen(
        request,
        queryset=rows.select_related("project", "asked_by", "project__block"),
        table=ChangeTable,
        filters=ChangeFilter,
        template="projects/plan/changes.html",
        screen="projects.changes",
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_change(request: HttpRequest, code: str) -> HttpResponse:
    """Write one; it is a draft until it is submitted."""
    project = project_of(request, code, ASK_CHANGE)
    back = reverse("projects:baselines", args=[project.code])
    form = RequestForm(request.POST or None)

    def write(fields: dict[str, Any]) -> Any:
        return ask_change(
            project_id=project.pk,
            kind=fields["kind"],
            reason_code=fields["reason_code"],
            reason=fields["reason"],
            wanted=form.wanted(),
            by=request.user,
        )

    heading = _("Ask for a change")
    crumbs = [(project.code, project.get_absolute_url()), (_("Baselines"), back), (heading, "")]
    return form_page(request, form, heading, back, write, crumbs=crumbs)


@login_required
@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What is asked, and what can be done with it; POST `verb`."""
    project = project_of(request, code, SEE_INSIDE)
    row = found(
        ChangeRequest.objects.filter(project=project).select_related("asked_by", "decided_by"), number=number
    )
    form = DecisionForm(
        request.POST if request.method == "POST" else None, initial={"seen": version_of(project)}
    )
    if request.method == "POST":
        with refused_beside(form):
            _step(request, row, form)
            return redirect("projects:change", project.code, row.number)
    is_own = row.asked_by_id == request.user.pk or OFFICE in parts_of(request.user, project)
    can = {
        True: is_own and may(request.user, ASK_CHANGE, project),
        False: may(request.user, APPROVE, project),
    }
    verbs = [
        ASKING.step(verb) for verb in ASKING.open_verbs(row.stage) if can[verb in ("submit", "withdraw")]
    ]
    context = frame(
        request, project, "baselines",
        row=row,
        before=_read(row.before),
        wanted=_read(row.wanted),
        form=form,
        plain=[step for step in verbs if not step.needs],
        deciding=[step for step in verbs if step.needs],
    )  # fmt: skip
    return render(request, "projects/plan/change.html", context, status=422 if form.errors else 200)


def _read(said: Mapping[str, Any]) -> dict[str, Any]:
    """What the row keeps as text, as values that a page can show."""
    read: dict[str, Callable[[str], Any]] = {"finish": date.fromisoformat, "budget": Decimal}
    return {name: read.get(name, str)(value) for name, value in said.items() if value}


def _step(request: HttpRequest, row: ChangeRequest, form: DecisionForm) -> None:
    verb = request.POST.get("verb", "")
    form.is_valid()
    words = {"decision": form.cleaned_data.get("decision", "")}
    if verb == "approve":
        approve_change(request_id=row.pk, by=request.user, seen=form.cleaned_data.get("seen"), **words)
    elif verb == "decline":
        decline_change(request_id=row.pk, by=request.user, **words)
    elif verb == "submit":
        submit_change(request_id=row.pk, by=request.user)
    elif verb == "withdraw":
        withdraw_change(request_id=row.pk, by=request.user)
    else:
        raise Missing
