"""Staff: channels, what was sent and how it went."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.notifications import actions
from qala.ground.notifications.access import can_manage, can_message, can_view, can_write
from qala.ground.notifications.actions.composing import parcels
from qala.ground.notifications.filters import DispatchFilter
from qala.ground.notifications.forms import ReasonForm
from qala.ground.notifications.models import Dispatch
from qala.ground.notifications.queries.overview import mode_of, standings
from qala.ground.notifications.rules.channels import LEAVING
from qala.ground.notifications.rules.parameters import NotificationParameters
from qala.ground.notifications.rules.troubles import in_words
from qala.ground.notifications.tables import DispatchTable, kind_label, masked
from qala.ground.people.actions import saw
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.parameters.reading import of_today
from qala.shared.ui.parts import Tab


def tabs(request: HttpRequest, current: str) -> list[Tab]:
    """The pages of the room that the person may open."""
    pages = [
        ("channels", _("Channels"), can_view),
        ("log", _("Log"), can_view),
        ("messages", _("Messages to residents"), can_message),
        ("words", _("Texts"), can_write),
    ]
    return [
        Tab(label, reverse(f"notifications:{name}"), name == current)
        for name, label, may in pages
        if may(request.user)
    ]


@login_required
@require_GET
def channels(request: HttpRequest) -> HttpResponse:
    """How each channel is, and the rule of today."""
    require(can_view(request.user))
    context = {
        "standings": standings(),
        "rule": of_today(NotificationParameters),
        "may_manage": can_manage(request.user),
        "tabs": tabs(request, "channels"),
    }
    return render(request, "notifications/channels.html", context)


@login_required
@require_GET
def log(request: HttpRequest) -> HttpResponseBase:
    """Every dispatch, addresses masked."""
    require(can_view(request.user))
    url = reverse("notifications:log")
    return list_screen(
        request,
        queryset=Dispatch.objects.select_related("notification"),
        table=DispatchTable,
        filters=DispatchFilter,
        template="notifications/log.html",
        screen="notifications.log",
        context={
            "tabs": tabs(request, "log"),
            "dead_url": f"{url}?state=dead",
            "is_kept": any(mode_of(channel) == "kept" for channel in LEAVING),
            "may_manage": can_manage(request.user),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def dispatch(request: HttpRequest, pk: int) -> HttpResponse:
    """One: what it says and how it went. POST with a reason shows the address, and is kept on record."""
    require(can_view(request.user))
    row = found(Dispatch.objects.select_related("notification__occasion", "user"), pk=pk)
    form, shows = ReasonForm(request.POST or None), False
    if request.method == "POST":
        require(can_manage(request.user))
        if form.is_valid():
            saw(request.user, row, form.cleaned_data["reason"])  # type: ignore[arg-type]
            shows = True
    message = parcels(row.channel, [row])[0].message
    context = {
        "row": row,
        "what": kind_label(row.kind),
        "address": (row.address or str(row.user or "")) if shows else masked(row),
        "shows": shows,
        "message": message,
        "error": in_words(row.last_error),
        "form": form,
        "may_manage": can_manage(request.user),
        "entries": timeline.of(row),
        "crumbs": [(_("Notifications"), reverse("notifications:log")), (kind_label(row.kind), "")],
    }
    response = render(request, "notifications/dispatch.html", context, status=422 if form.errors else 200)
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
@once
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """One more attempt."""
    actions.resend(dispatch_id=pk, by=request.user)
    messages.success(request, _("It is being sent again."))
    return redirect("notifications:log")


@login_required
@require_POST
@once
def all_again(request: HttpRequest, channel: str) -> HttpResponse:
    """All that a channel gave up."""
    if channel not in LEAVING:
        raise Missing
    count = actions.resend_dead(channel=channel, by=request.user)
    messages.success(request, _("Being sent again: %(count)s") % {"count": count})
    return redirect("notifications:channels")
