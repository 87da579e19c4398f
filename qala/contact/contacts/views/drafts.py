"""Unfinished conversations: kept while typing, dropped, and who else talks with the same person."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qala.contact.contacts.access import can_take
from qala.contact.contacts.actions import drop_draft, keep_draft, unfinished
from qala.contact.contacts.forms import DeskForm
from qala.contact.contacts.queries.caller import others_with
from qala.shared.errors import Invalid, require

# Of the browser, not of the conversation.
NOT_KEPT = {"csrfmiddlewaretoken", "_key", "draft_key", "elapsed", "wrapping", "outcome"}


@login_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Save the words of one tab."""
    require(can_take(request.user))
    kept = DeskForm.base_fields.keys() | {"yes"}
    data: dict[str, Any] = {}
    for name in request.POST:
        if name in kept - NOT_KEPT and any(request.POST.getlist(name)):
            values = request.POST.getlist(name)
            data[name] = values if name == "yes" else values[-1]
    draft = keep_draft(
        key=_key(request), data=data, by=request.user, elapsed_s=_seconds(request, "elapsed"),
        has_hung_up=_seconds(request, "wrapping") > 0,
    )  # fmt: skip
    return JsonResponse({"touched_at": draft.touched_at})


def _seconds(request: HttpRequest, name: str) -> float:
    text = request.POST.get(name, "")
    return float(text) if text.replace(".", "", 1).isdecimal() and len(text) < 12 else 0


@login_required
@require_POST
def drop(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Throw one away."""
    require(can_take(request.user))
    drop_draft(key=key, by=request.user)
    return redirect("contacts:desk")


@login_required
@require_POST
def presence(request: HttpRequest) -> HttpResponse:
    """Colleagues with the same person on their screen now."""
    require(can_take(request.user))
    draft = unfinished(request.user).filter(key=_key(request)).first()
    others = others_with(draft) if draft else ()
    return render(request, "contacts/parts/presence.html", {"others": others})


def _key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("draft_key", ""))
    except ValueError:
        raise Invalid(fields={"draft_key": _("This has the wrong form.")}) from None
