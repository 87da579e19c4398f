"""Meetings: the list, one meeting, its steps."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from qala.ground.people.access import can
from qala.office.meetings import actions
from qala.office.meetings.access import KEEP, READ, may_sign, may_write, meeting_steps, visible_meetings
from qala.office.meetings.filters import MeetingFilter
from qala.office.meetings.forms import EmptyForm, MeetingForm, NoteForm
from qala.office.meetings.models import Meeting
from qala.office.meetings.queries.people import attendance
from qala.office.meetings.rules.statuses import BEFORE, LIFE, WRITABLE
from qala.office.meetings.tables import MEETING_TONES, MeetingTable, when
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen

STEPS: dict[str, tuple[type[forms.Form], Callable[..., Any]]] = {
    "send": (EmptyForm, actions.send),
    "hold": (EmptyForm, actions.hold),
    "finish": (EmptyForm, actions.finish),
    "rework": (EmptyForm, actions.rework),
    "sign": (EmptyForm, actions.sign),
    "cancel": (NoteForm, actions.cancel_meeting),
}


def trail(*more: tuple[Any, str]) -> list[tuple[Any, str]]:
    """Crumbs below the list."""
    return [(_("Meetings"), reverse("meetings:meetings")), *more]


def meeting_of(request: HttpRequest, pk: int) -> Meeting:
    """One that the person may see. Raises Missing."""
    rows = visible_meetings(request.user).select_related("chair", "secretary", "portfolio", "protocol")
    return found(rows, pk=pk)


@login_required
@require_GET
def meetings(request: HttpRequest) -> HttpResponseBase:
    """All that the person may see."""
    require(can(request.user, READ))
    return list_screen(
        request,
        queryset=visible_meetings(request.user).select_related("chair", "protocol"),
        table=MeetingTable,
        filters=MeetingFilter,
        template="meetings/list.html",
        screen="meetings.meetings",
        context={"may_keep": can(request.user, KEEP)},
    )


@login_required
@require_GET
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Agenda, protocol, decisions and assignments on one page, for the phone and for paper."""
    row = meeting_of(request, pk)
    is_writer = may_write(request.user, row)
    tasks = list(row.tasks.select_related("executor", "controller", "project", "body"))
    agenda = list(row.agenda.select_related("project"))
    context = {
        "meeting": row,
        "tone": MEETING_TONES[row.stage],
        "when": when(row),
        "agenda": agenda,
        "minutes": sum(item.minutes for item in agenda),
        "decisions": row.decisions.select_related("project", "change_request"),
        "tasks": tasks if is_writer or may_sign(request.user, row) or row.stage == "signed" else [],
        "attendance": attendance(row),
        "projects": row.projects.all(),
        "steps": meeting_steps(request.user, row),
        "may_plan": is_writer and row.stage in BEFORE,
        "may_write": is_writer and row.stage in WRITABLE,
        "is_held": row.stage in (*WRITABLE, "signed"),
        "languages": [("kk", "Қазақша"), ("ru", "Русский")],
        "entries": timeline.of(row),
        "crumbs": trail((row.title, "")),
    }
    return render(request, "meetings/meeting.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit_meeting(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Plan one, or move it."""
    row = meeting_of(request, pk) if pk else None
    require(may_write(request.user, row) if row else can(request.user, KEEP))
    initial: dict[str, Any] = {}
    if row:
        initial = {
            "seen": timeline.newest(row),
            "participants": list(row.participants.all()),
            "projects": list(row.projects.all()),
        }
    form = MeetingForm(request.POST or None, instance=row, initial=initial)

    def write(data: dict[str, Any]) -> str:
        if row:
            return actions.replan(meeting_id=row.pk, by=request.user, **data).get_absolute_url()
        data.pop("seen", None)
        return actions.plan(by=request.user, **data).get_absolute_url()

    heading = _("Change the meeting") if row else _("New meeting")
    back = row.get_absolute_url() if row else reverse("meetings:meetings")
    return form_page(request, form, heading, back, write, crumbs=trail((heading, "")))


@login_required
@require_http_methods(["GET", "POST"])
@once
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step of its life."""
    row = meeting_of(request, pk)
    if verb not in STEPS:
        raise Missing
    require(may_sign(request.user, row) if verb == "sign" else may_write(request.user, row))
    form_type, act = STEPS[verb]
    label, back = LIFE.step(verb).label, row.get_absolute_url()
    form = form_type(request.POST if request.method == "POST" else None)
    return form_page(
        request,
        form,
        label,
        back,
        lambda data: act(meeting_id=row.pk, by=request.user, **data),
        crumbs=trail((row.title, back), (label, "")),
        lead=row.title,
        submit=label,
    )
