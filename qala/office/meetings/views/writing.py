"""Agenda and protocol are written."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from qala.office.meetings import actions
from qala.office.meetings.access import may_write
from qala.office.meetings.forms import AttendanceForm, ChangeForm, DecisionForm, HeardForm, ItemForm
from qala.office.meetings.models import Meeting
from qala.office.meetings.queries.agenda import projects_of
from qala.office.meetings.views.meetings import meeting_of, trail
from qala.office.projects.access import ASK_CHANGE, may
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once


def written(request: HttpRequest, pk: int) -> Meeting:
    """A meeting that the person writes. Raises Missing, NotAllowed."""
    row = meeting_of(request, pk)
    require(may_write(request.user, row))
    return row


def _page(
    request: HttpRequest, form: Any, heading: str, row: Meeting, write: Any, submit: str = ""
) -> HttpResponse:
    back, crumbs = row.get_absolute_url(), trail((row.title, row.get_absolute_url()), (heading, ""))
    return form_page(request, form, heading, back, write, crumbs=crumbs, submit=submit)


@login_required
@require_POST
@once
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Items from what is wrong with the projects."""
    count = actions.propose_agenda(meeting_id=written(request, pk).pk, by=request.user)
    told = ngettext("%(count)s item was added.", "%(count)s items were added.", count)
    messages.success(request, told % {"count": count})
    return redirect("meetings:meeting", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
@once
def item(request: HttpRequest, pk: int, item_id: int | None = None) -> HttpResponse:
    """Write an item of the agenda."""
    row = written(request, pk)
    known = found(row.agenda, pk=item_id) if item_id else None
    form = ItemForm(request.POST or None, instance=known, projects=projects_of(row, today()))
    words: dict[str, Any] = {"meeting_id": row.pk, "item_id": item_id, "by": request.user}
    heading = _("Change the item") if known else _("New item of the agenda")
    return _page(request, form, heading, row, lambda data: actions.save_item(**words, **data))


@login_required
@require_POST
@once
def remove_item(request: HttpRequest, pk: int, item_id: int) -> HttpResponse:
    """Take it off the agenda."""
    actions.remove_item(meeting_id=written(request, pk).pk, item_id=item_id, by=request.user)
    return redirect("meetings:meeting", pk=pk)


@login_required
@require_POST
@once
def move_item(request: HttpRequest, pk: int, item_id: int) -> HttpResponse:
    """Up or down."""
    up = request.POST.get("to") == "up"
    actions.move_item(meeting_id=written(request, pk).pk, item_id=item_id, up=up, by=request.user)
    return redirect("meetings:meeting", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
@once
def heard(request: HttpRequest, pk: int, item_id: int) -> HttpResponse:
    """What was said to an item."""
    row = written(request, pk)
    known = found(row.agenda, pk=item_id)
    words: dict[str, Any] = {"meeting_id": row.pk, "item_id": item_id, "by": request.user}
    form = HeardForm(request.POST or None, instance=known)
    return _page(request, form, known.text[:120], row, lambda data: actions.write_heard(**words, **data))


@login_required
@require_http_methods(["GET", "POST"])
@once
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came."""
    row = written(request, pk)
    form = AttendanceForm(request.POST or None, meeting=row)
    words: dict[str, Any] = {"meeting_id": row.pk, "by": request.user}
    return _page(request, form, _("Who came"), row, lambda data: actions.write_attendance(**words, **data))


@login_required
@require_http_methods(["GET", "POST"])
@once
def decision(request: HttpRequest, pk: int, decision_id: int | None = None) -> HttpResponse:
    """Write a decision."""
    row = written(request, pk)
    known = found(row.decisions, pk=decision_id) if decision_id else None
    form = DecisionForm(request.POST or None, instance=known, meeting=row, projects=projects_of(row, today()))
    words: dict[str, Any] = {"meeting_id": row.pk, "decision_id": decision_id, "by": request.user}
    heading = _("Change the decision") if known else _("New decision")
    return _page(request, form, heading, row, lambda data: actions.save_decision(**words, **data))


@login_required
@require_POST
@once
def remove_decision(request: HttpRequest, pk: int, decision_id: int) -> HttpResponse:
    """Strike it out."""
    actions.remove_decision(meeting_id=written(request, pk).pk, decision_id=decision_id, by=request.user)
    return redirect("meetings:meeting", pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
@once
def ask_change(request: HttpRequest, pk: int, decision_id: int) -> HttpResponse:
    """Ask for another baseline by a decision; the curator decides."""
    row = written(request, pk)
    known = found(row.decisions.select_related("project"), pk=decision_id)
    require(known.project is not None and may(request.user, ASK_CHANGE, known.project))
    form = ChangeForm(request.POST or None, decision=known)

    def write(data: dict[str, Any]) -> None:
        words = {name: data[name] for name in ("kind", "reason_code", "reason")}
        actions.ask_change(
            meeting_id=row.pk, decision_id=known.pk, by=request.user, wanted=form.wanted(), **words
        )

    return _page(request, form, _("Ask for a change"), row, write, submit=_("Ask for a change"))
