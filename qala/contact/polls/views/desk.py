"""An operator takes a poll for a caller."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from qala.contact.knowledge.rules.markup import to_html
from qala.contact.polls.access import can_take
from qala.contact.polls.actions import cast, voter_of_phone
from qala.contact.polls.forms.answering import DeskForm
from qala.contact.polls.forms.shown import laid_out
from qala.contact.polls.models import Poll
from qala.contact.polls.queries import open_polls
from qala.contact.polls.queries.sheets import sheet_of
from qala.shared.clock import now
from qala.shared.db import found
from qala.shared.errors import Conflict, Invalid, NotAllowed, require
from qala.shared.form_pages import refused_beside


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Polls that can be taken by phone now."""
    require(can_take(request.user))
    return render(request, "polls/desk.html", {"open": open_polls()})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet, read out and filled in. Nothing says afterwards which operator took which vote."""
    require(can_take(request.user))
    poll = found(Poll.objects.exclude(stage="draft"), pk=pk)
    if not poll.takes_votes(now()):
        raise Conflict(_("This poll takes no answers now."), code="not_open")
    form = DeskForm(request.POST or None, sheet=sheet_of(poll))
    if request.method == "POST" and form.is_valid():
        with refused_beside(form, Invalid, Conflict, NotAllowed):
            cast(
                poll_id=pk, answers=form.answers, voter=voter_of_phone(form.cleaned_data["phone"]),
                origin="desk", district_id=form.district_id, age_band=form.cleaned_data.get("age_band", ""),
            )  # fmt: skip
            messages.success(request, _("The answers are noted."))
            return redirect("polls:desk")
    context = {
        "poll": poll,
        "text": to_html(poll.text),
        "form": form,
        "questions": list(laid_out(form)),
        "crumbs": [(_("Polls by phone"), reverse("polls:desk")), (poll.title, "")],
    }
    return render(request, "polls/take.html", context, status=422 if form.errors else 200)
