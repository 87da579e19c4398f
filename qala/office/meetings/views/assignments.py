"""Assignments: control, own ones, one with its steps, those of a project."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.appeals.views.uploads import sent_files
from qala.ground.people.access import can
from qala.office.meetings import actions
from qala.office.meetings.access import (
    ASSIGN,
    CONTROL,
    READ,
    may_rewrite,
    may_step,
    may_write,
    steps_for,
    visible_assignments,
    visible_decisions,
)
from qala.office.meetings.filters import AssignmentFilter
from qala.office.meetings.forms import AssignmentForm, ClaimForm, EmptyForm, NoteForm, ProlongForm
from qala.office.meetings.models import Assignment
from qala.office.meetings.queries.agenda import projects_of
from qala.office.meetings.rules.statuses import ASSIGNMENT_LIFE, RUNNING
from qala.office.meetings.tables import TONES, AssignmentTable
from qala.office.meetings.views.meetings import meeting_of
from qala.office.projects.access import SEE_INSIDE, visible_projects
from qala.office.projects.views.frame import frame, project_of
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen

ROWS = ("project", "executor", "controller", "meeting")
STEPS: dict[str, tuple[Any, Any]] = {
    "accept": (EmptyForm, actions.accept),
    "claim": (ClaimForm, actions.claim),
    "confirm": (EmptyForm, actions.confirm),
    "return": (NoteForm, actions.return_back),
    "prolong": (ProlongForm, actions.prolong),
    "cancel": (NoteForm, actions.take_back),
}


def trail(*more: tuple[Any, str]) -> list[tuple[Any, str]]:
    """Crumbs below the own list."""
    return [(_("My assignments"), reverse("meetings:mine")), *more]


@login_required
@require_GET
def control(request: HttpRequest) -> HttpResponseBase:
    """The control list."""
    require(can(request.user, CONTROL))
    return list_screen(
        request,
        queryset=visible_assignments(request.user).select_related(*ROWS),
        table=AssignmentTable,
        filters=AssignmentFilter,
        template="meetings/control.html",
        screen="meetings.control",
        context={"may_assign": can(request.user, ASSIGN)},
    )


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What the person does, helps with, controls; for the phone."""
    require(can(request.user, READ))
    rows = visible_assignments(request.user).exclude(stage__in=("confirmed", "cancelled", "draft"))
    user: Any = request.user
    shared = Q(co_executors=user.pk)
    groups = [
        (_("To do"), rows.filter(executor_id=user.pk, stage__in=RUNNING)),
        (_("To confirm"), rows.filter(controller_id=user.pk, stage="done")),
        (_("I help with"), rows.filter(shared)),
        (_("I control"), rows.filter(controller_id=user.pk, stage__in=RUNNING)),
        (_("Waiting for confirmation"), rows.filter(executor_id=user.pk, stage="done")),
    ]
    told = [(label, list(found_rows.select_related(*ROWS))) for label, found_rows in groups]
    context = {
        "groups": [(label, found_rows) for label, found_rows in told if found_rows],
        "may_control": can(request.user, CONTROL),
        "may_assign": can(request.user, ASSIGN),
    }
    return render(request, "meetings/mine.html", context)


def assignment_of(request: HttpRequest, pk: int) -> Assignment:
    """One that the person may see. Raises Missing."""
    rows = visible_assignments(request.user).select_related(
        *ROWS, "body", "decision", "evidence", "issued_by"
    )
    return found(rows, pk=pk)


@login_required
@require_GET
def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """One with its history."""
    row = assignment_of(request, pk)
    context = {
        "assignment": row,
        "tone": TONES[row.stage],
        "others": row.co_executors.order_by("full_name", "pk"),
        "steps": steps_for(request.user, row),
        "may_rewrite": may_rewrite(request.user, row),
        "entries": timeline.of(row),
        "crumbs": trail((row.text[:60], "")),
    }
    return render(request, "meetings/assignment.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def give(request: HttpRequest, meeting: int | None = None) -> HttpResponse:
    """Write one: in a protocol, or at once."""
    row = meeting_of(request, meeting) if meeting else None
    require(may_write(request.user, row) if row else can(request.user, ASSIGN))
    projects = projects_of(row, today()) if row else visible_projects(request.user)
    initial = {"controller": row.secretary_id if row else getattr(request.user, "pk", None)}
    form = AssignmentForm(request.POST or None, meeting=row, projects=projects, initial=initial)

    def write(data: dict[str, Any]) -> str:
        data.pop("seen", None)
        made = actions.give(by=request.user, meeting_id=meeting, **data)
        return row.get_absolute_url() if row else made.get_absolute_url()

    heading = _("New assignment")
    back = row.get_absolute_url() if row else reverse("meetings:mine")
    return form_page(request, form, heading, back, write, crumbs=trail((heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def rewrite(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one that waits in the draft of a protocol."""
    row = assignment_of(request, pk)
    meeting = row.meeting
    require(may_rewrite(request.user, row))
    projects = projects_of(meeting, today()) if meeting else visible_projects(request.user)
    initial = {"seen": timeline.newest(row), "co_executors": list(row.co_executors.all())}
    form = AssignmentForm(
        request.POST or None, instance=row, meeting=meeting, projects=projects, initial=initial
    )

    def write(data: dict[str, Any]) -> str:
        made = actions.rewrite(assignment_id=row.pk, by=request.user, **data)
        return meeting.get_absolute_url() if meeting else made.get_absolute_url()

    heading, back = _("Change the assignment"), row.get_absolute_url()
    return form_page(request, form, heading, back, write, crumbs=trail((row.text[:60], back), (heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step of its life."""
    row = assignment_of(request, pk)
    if verb not in STEPS:
        raise Missing
    require(may_step(request.user, row, verb))
    form_type, act = STEPS[verb]
    label, back = ASSIGNMENT_LIFE.step(verb).label, row.get_absolute_url()

    def write(data: dict[str, Any]) -> None:
        if verb == "claim":
            ids, _key = sent_files(request, "evidence")
            data["evidence"] = ids[-1] if ids else None
        act(assignment_id=row.pk, by=request.user, **data)

    return form_page(
        request,
        form_type(request.POST if request.method == "POST" else None),
        label,
        back,
        write,
        template="meetings/step.html",
        crumbs=trail((row.text[:60], back), (label, "")),
        lead=row.text,
        takes_file=verb == "claim",
        submit=label,
    )


@login_required
@require_GET
def of_project(request: HttpRequest, code: str) -> HttpResponse:
    """Decisions and assignments of one project."""
    project = project_of(request, code, SEE_INSIDE)
    decisions = visible_decisions(request.user).filter(project=project)
    decisions = decisions.select_related("meeting__protocol", "change_request")
    tasks = visible_assignments(request.user).filter(project=project).exclude(stage="draft")
    context = frame(
        request,
        project,
        "decisions",
        decisions=decisions.select_related("meeting__protocol", "change_request").order_by(
            "-meeting__starts_at", "number"
        ),
        tasks=tasks.select_related(*ROWS).order_by("-due_on", "-pk"),
    )
    context["crumbs"] = [*context["crumbs"], (pgettext("project", "Decisions"), "")]
    return render(request, "meetings/project.html", context)
