"""What the city holds about the person: shown, taken along, erased."""

import uuid

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.ground.files.views.streaming import answer
from qala.public.cabinet.access import own_copies, own_erasures
from qala.public.cabinet.actions import ask_copy, ask_erasure, open_copy, withdraw
from qala.public.cabinet.forms import WishForm
from qala.public.cabinet.models.erasure import OPEN_STATES
from qala.public.cabinet.queries.holdings import holdings, looks_at, roles_of
from qala.public.cabinet.queries.terms import shown_terms
from qala.public.cabinet.views.appeals import person
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.throttle import ask_leave

LIMIT, PER_SECONDS = 20, 600
MOST_LOOKS = 20


@login_required
@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Sections with their numbers, the last looks, copies, and the way to be erased."""
    user = person(request)
    context = {
        "sections": [(section.label, section.count()) for section in holdings(user)],
        "looks": [
            (look, roles_of(look.viewer)) for look in looks_at(user).select_related("viewer")[:MOST_LOOKS]
        ],
        "copies": own_copies(user)[:5],
        "wish": own_erasures(user).first(),
        "open_states": OPEN_STATES,
    }
    return render(request, "cabinet/data.html", context)


@login_required
@require_POST
@reauthentication_required
@once
def ask_copy_view(request: HttpRequest) -> HttpResponse:
    """A job packs it; the password or key is asked for again."""
    ask_copy(by=person(request))
    messages.success(request, _("We are packing your data. The link appears here in some minutes."))
    return redirect("cabinet:data")


@login_required
@require_GET
@reauthentication_required
def fetch(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The file, for its owner alone."""
    ask_leave(request, "copy", limit=LIMIT, seconds=PER_SECONDS)
    copy, opened = open_copy(copy_id=pk, by=person(request))
    response = answer(
        request,
        opened,
        media_type="application/zip",
        disposition='attachment; filename="qala-my-data.zip"',
        tag=f'"{copy.pk}"',
    )
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required(allow_get=True)
@once
def erase(request: HttpRequest) -> HttpResponse:
    """What goes at once, what stays and why; then the wish."""
    form = WishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            ask_erasure(by=person(request))
            messages.success(
                request, _("Your wish is written down. You can withdraw it until it is carried out.")
            )
            return redirect("cabinet:data")
    context = {"form": form, "terms": shown_terms(), "wish": own_erasures(request.user).first()}
    return render(request, "cabinet/erase.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@once
def withdraw_wish(request: HttpRequest) -> HttpResponse:
    """The person thinks again."""
    withdraw(by=person(request))
    messages.success(request, _("Your account stays."))
    return redirect("cabinet:data")
