"""Rules of the public form, and appeals that wait to be read, for those whose duty it is."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.people.rules.masking import hide
from qala.public.portal.access import can_keep_form, can_moderate
from qala.public.portal.actions import block_word, decide_held, unblock_word
from qala.public.portal.forms.keeping import WordForm
from qala.public.portal.models import BlockedWord, HeldAppeal
from qala.shared.errors import require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.parameters.showing import section
from qala.shared.versions import lasting

MOST = 100


@login_required
@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Parameters, and the words that hold today or will."""
    require(can_keep_form(request.user))
    context = {"section": section(request.user, "portal"), "words": lasting(BlockedWord)}
    return render(request, "portal/rules.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@once
def block(request: HttpRequest) -> HttpResponse:
    """A word more, from a day on."""
    require(can_keep_form(request.user))
    form = WordForm(request.POST if request.method == "POST" else None)
    back, heading = reverse("portal:rules"), _("New blocked word")
    trail = [(_("Rules of the public form"), back), (heading, "")]
    return form_page(
        request, form, heading, back, lambda data: block_word(by=request.user, **data), crumbs=trail
    )


@login_required
@require_POST
@once
def unblock(request: HttpRequest, pk: int) -> HttpResponse:
    """No longer from today."""
    unblock_word(pk=pk, by=request.user)
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
