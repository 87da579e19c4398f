"""What a person told of while signed in: the list, and the words of one, which they may change."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from qala.public.opendata.access import told_uses
from qala.public.opendata.actions import revise_reuse
from qala.public.opendata.forms import WordsForm
from qala.public.opendata.models.reuse_version import WORDS
from qala.public.opendata.queries.uses import for_moderators, refusal, waiting_words
from qala.public.opendata.rules.statuses import REUSE_LIFE, State
from qala.public.opendata.views.uses import ask_to_tell
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once

MOST = 100


def _crumbs(last: str = "") -> list[tuple[str, str]]:
    start = [
        (_("Open data"), reverse("opendata:catalogue")),
        (_("Who uses the data"), reverse("opendata:uses")),
    ]
    mine = pgettext("use of data", "What you told")
    return [*start, (mine, reverse("opendata:own_uses")), (last, "")] if last else [*start, (mine, "")]


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    rows = for_moderators(told_uses(request.user))[:MOST]
    return render(request, "opendata/own_uses.html", {"rows": rows, "crumbs": _crumbs()})


@login_required
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Its words; counted with those that are told."""
    if request.method == "POST":
        ask_to_tell(request)
    return _own(request, pk)


@once
def _own(request: HttpRequest, pk: int) -> HttpResponse:
    row = found(told_uses(request.user), pk=pk)
    asked = waiting_words(row)
    words = asked.words if asked else {name: getattr(row, name) for name in WORDS}
    form = WordsForm(request.POST or None, initial={**words, "seen": timeline.newest(row)})
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            revise_reuse(reuse_id=pk, by=request.user, **form.cleaned_data)
            messages.success(request, _("Thank you. It is shown once a person has looked at it."))
            return HttpResponseRedirect(reverse("opendata:own_uses"))
    context = {
        "row": row,
        "form": form,
        "is_open": "revise" in REUSE_LIFE.open_verbs(row.state),
        "is_revised": asked is not None and row.state == State.SHOWN,
        "refusal": refusal(row),
        "versions": row.versions.all()[:MOST],
        "crumbs": _crumbs(row.title),
    }
    return render(request, "opendata/own_use.html", context, status=422 if form.errors else 200)
