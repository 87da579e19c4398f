"""Staff: messages of the city to many residents; and the page where everybody reads one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.notifications import audiences
from qala.ground.notifications.access import (
    can_approve,
    can_message,
    can_view,
    has_written,
    public_messages,
    visible_messages,
)
from qala.ground.notifications.actions import messages as acts
from qala.ground.notifications.filters import CityMessageFilter
from qala.ground.notifications.forms import CityMessageForm, GiveBackForm
from qala.ground.notifications.models import CityMessage
from qala.ground.notifications.queries.messages import language_names, spoken_in, ways_of
from qala.ground.notifications.rules.statuses import LIFE
from qala.ground.notifications.tables import CityMessageTable, message_stage
from qala.ground.notifications.views.log import tabs
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.lists import list_screen


def _trail(*more: tuple[Any, str]) -> list[tuple[Any, str]]:
    return [(_("Messages to residents"), reverse("notifications:messages")), *more]


@login_required
@require_GET
def listed(request: HttpRequest) -> HttpResponseBase:
    """All messages, the newest first."""
    require(can_message(request.user))
    return list_screen(
        request,
        queryset=visible_messages(request.user).select_related("written_by", "decided_by"),
        table=CityMessageTable,
        filters=CityMessageFilter,
        template="notifications/messages.html",
        screen="notifications.messages",
        context={"tabs": tabs(request, "messages"), "may_write": can_message(request.user)},
    )


@login_required
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest) -> HttpResponse:
    """Begin one."""
    require(can_message(request.user))
    return _edit(request, None, _("New message"), reverse("notifications:messages"))


@login_required
@require_http_methods(["GET", "POST"])
@once
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    require(can_message(request.user))
    row = found(CityMessage, pk=pk)
    return _edit(request, row, _("Change the message"), row.get_absolute_url())


def _edit(request: HttpRequest, row: CityMessage | None, heading: str, back: str) -> HttpResponse:
    initial: dict[str, Any] = {}
    if row is not None:
        initial = {"seen": timeline.newest(row, *acts.WRITTEN), "audience": f"{row.audience}:{row.place}"}
    form = CityMessageForm(request.POST or None, instance=row, initial=initial)

    def write(data: dict[str, Any]) -> str:
        made = acts.save_message(message_id=row.pk if row else None, by=request.user, **data)
        return made.get_absolute_url()

    crumbs = _trail(*([(row.title, back)] if row else []), (heading, ""))
    return form_page(
        request, form, heading, back, write, template="notifications/edit_message.html", crumbs=crumbs
    )


@login_required
@require_GET
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """A message as people will read it, how many it reaches by which channel, and what became of it."""
    require(can_message(request.user))
    row = found(visible_messages(request.user).select_related("written_by", "decided_by"), pk=pk)
    is_own = has_written(row, request.user)
    context = {
        "row": row,
        "badge": message_stage(row),
        "whom": audiences.name_of(row.audience, row.place),
        "spoken": spoken_in(row),
        "names": language_names(),
        "ways": ways_of(row),
        "verbs": set(LIFE.open_verbs(row.stage)),
        "is_own": is_own,
        "may_approve": can_approve(request.user),
        "may_see_log": can_view(request.user),
        "people": row.told_count if row.stage == "sent" else row.forecast.get("people", 0),
        "entries": timeline.of(row),
        "crumbs": _trail((row.title, "")),
    }
    return render(request, "notifications/message.html", context)


@login_required
@require_POST
@once
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """To a second person."""
    row = acts.submit_message(message_id=pk, by=request.user)
    messages.success(request, _("A second person has to approve it now."))
    return redirect(row.get_absolute_url())


@login_required
@require_POST
@once
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it."""
    row = acts.approve_message(message_id=pk, by=request.user)
    messages.success(request, _("Approved: it is being sent."))
    return redirect(row.get_absolute_url())


@login_required
@require_http_methods(["GET", "POST"])
@once
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the writer, with a reason."""
    require(can_approve(request.user))
    row = found(CityMessage, pk=pk)
    heading = _("Give back")
    return form_page(
        request,
        GiveBackForm(request.POST or None),
        heading,
        row.get_absolute_url(),
        lambda data: acts.give_back(message_id=pk, by=request.user, **data),
        crumbs=_trail((row.title, row.get_absolute_url()), (heading, "")),
    )


@login_required
@require_POST
@once
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """It will not be sent."""
    row = acts.drop_message(message_id=pk, by=request.user)
    messages.success(request, _("The message is dropped."))
    return redirect(row.get_absolute_url())


@require_GET
def public(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole text, for whoever got the short one: sent messages are no secret."""
    row = found(public_messages(), pk=pk)
    context = {"row": row, "whom": audiences.name_of(row.audience, row.place)}
    return render(request, "notifications/city.html", context)
