"""Issues of one project."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.office.projects.access import may, require_may
from qala.office.projects.models import Project
from qala.office.projects.views.frame import frame, project_of
from qala.office.risks import actions
from qala.office.risks.access import CONFIRM, KEEP, RAISE, SEE, may_keep
from qala.office.risks.forms.others import IssueForm
from qala.office.risks.forms.risks import EmptyForm, NoteForm
from qala.office.risks.models import Issue
from qala.office.risks.rules.statuses import ISSUE_LIFE
from qala.office.risks.views.risks import trail
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once

STEPS: dict[str, tuple[type[forms.Form], Any]] = {
    "take_up": (EmptyForm, actions.take_up),
    "resolve": (NoteForm, actions.resolve_issue),
    "close": (EmptyForm, actions.close_issue),
    "reopen": (NoteForm, actions.reopen_issue),
}


def issue_of(project: Project, number: int) -> Issue:
    """An issue of the project. Raises Missing."""
    return found(project.issues.select_related("owner", "project", "risk__project"), number=number)


def may_step(user: Any, issue: Issue, verb: str) -> bool:
    """Whether the button is drawn for the person; the action asks again."""
    if verb == "close":
        return may(user, CONFIRM, issue.project)
    if verb == "reopen":
        return may(user, CONFIRM, issue.project) or may(user, KEEP, issue.project)
    return may_keep(user, issue)


@login_required
@require_GET
def issue(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One issue with its history."""
    project = project_of(request, code, SEE)
    row = issue_of(project, number)
    verbs = [verb for verb in ISSUE_LIFE.open_verbs(row.stage) if may_step(request.user, row, verb)]
    context = frame(
        request,
        project,
        "risks",
        issue=row,
        steps=[ISSUE_LIFE.step(verb) for verb in verbs],
        is_mine=may_keep(request.user, row) and row.is_open,
        entries=timeline.of(row),
        is_late=row.is_open and row.due_on is not None and row.due_on < today(),
    )
    context["crumbs"] = trail(project, (row.mark, ""))
    return render(request, "risks/issue.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def new_issue(request: HttpRequest, code: str) -> HttpResponse:
    """Write one down."""
    project = project_of(request, code, SEE)
    require_may(request.user, RAISE, project)

    def write(data: dict[str, Any]) -> str:
        data.pop("seen", None)
        return actions.raise_issue(project_id=project.pk, by=request.user, **data).get_absolute_url()

    heading, back = _("New issue"), reverse("risks:project", args=[code])
    form = IssueForm(request.POST or None, project=project)
    return form_page(request, form, heading, back, write, crumbs=trail(project, (heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_issue(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Other words, another day."""
    project = project_of(request, code, SEE)
    row = issue_of(project, number)
    require(may_keep(request.user, row))
    heading, initial = _("Change the issue"), {"seen": timeline.newest(row)}
    return form_page(
        request,
        IssueForm(request.POST or None, instance=row, project=project, initial=initial),
        heading,
        row.get_absolute_url(),
        lambda data: actions.change_issue(issue_id=row.pk, by=request.user, **data),
        crumbs=trail(project, (row.mark, row.get_absolute_url()), (heading, "")),
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def step(request: HttpRequest, code: str, number: int, verb: str) -> HttpResponse:
    """One step of its life."""
    project = project_of(request, code, SEE)
    row = issue_of(project, number)
    if verb not in STEPS:
        raise Missing
    require(may_step(request.user, row, verb))
    form_type, act = STEPS[verb]
    label = ISSUE_LIFE.step(verb).label
    return form_page(
        request,
        form_type(request.POST if request.method == "POST" else None),
        label,
        row.get_absolute_url(),
        lambda data: act(issue_id=row.pk, by=request.user, **data),
        crumbs=trail(project, (row.mark, row.get_absolute_url()), (label, "")),
        lead=row.title,
    )
