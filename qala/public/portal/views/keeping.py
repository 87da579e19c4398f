"""Rules of the public form, and appeals that wait to be read, for those whose duty it is."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.people.rules.masking import hide
from qala.public.portal.access import can_keep_form, can_moderate
from qala.public.portal.actions import KINDS, add_row, decide_held, end_row
from qala.public.portal.forms.keeping import FORMS
from qala.public.portal.models import BlockedWord, FormParameter, HeldAppeal
from qala.public.portal.rules.parameters import MEANINGS
from qala.shared.clock import today
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once

MOST = 100


@login_required
@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """All rows that hold today or will."""
    require(can_keep_form(request.user))
    lasting = Q(valid_to=None) | Q(valid_to__gt=today())
    values = FormParameter.objects.filter(lasting)
    context = {
        "words": BlockedWord.objects.filter(lasting),
        "parameters": [(row, MEANINGS[row.code].label) for row in values if row.code in MEANINGS],
    }
    return render(request, "portal/rules.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """A new row, from a day on."""
    require(can_keep_form(request.user))
    if kind not in KINDS:
        raise Missing
    form = FORMS[kind](request.POST if request.method == "POST" else None)
    back = reverse("portal:rules")
    heading = _("New blocked word") if kind == "words" else _("New value")
    trail = [(_("Rules of the public form"), back), (heading, "")]
    return form_page(
        request, form, heading, back, lambda data: add_row(kind=kind, by=request.user, **data), crumbs=trail
    )


@login_required
@require_POST
@once
def end(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """No longer from today."""
    require(can_keep_form(request.user))
    if kind not in KINDS:
        raise Missing
    end_row(kind=kind, pk=pk, by=request.user)
    messages.success(request, _("Ended."))
    return redirect("portal:rules")


@login_required
@require_GET
def held(request: HttpRequest) -> HttpResponse:
    """Appeals with blocked words that nobody has read yet, the oldest first."""
    require(can_moderate(request.user))
    waiting = HeldAppeal.objects.filter(state="waiting").select_related("appeal__topic")
    rows = [(each, hide(each.appeal.text)) for each in waiting.order_by("held_at", "appeal_id")[:MOST]]
    return render(request, "portal/held.html", {"held": rows})


@login_required
@require_POST
@once
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Shown to everybody, or not."""
    require(can_moderate(request.user))
    decide_held(appeal_id=pk, is_shown=request.POST.get("verb") == "show", by=request.user)
    messages.success(request, _("Saved."))
    return redirect("portal:held")
