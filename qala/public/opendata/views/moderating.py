"""The desk of those who decide which uses are shown."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods

from qala.public.opendata import actions
from qala.public.opendata.access import can_moderate
from qala.public.opendata.filters import ReuseFilter
from qala.public.opendata.forms import ReasonForm, WordsForm
from qala.public.opendata.models import Reuse
from qala.public.opendata.models.reuse_version import WORDS
from qala.public.opendata.queries.uses import differences, for_moderators, waiting, waiting_words
from qala.public.opendata.rules.statuses import REUSE_LIFE, State
from qala.public.opendata.tables import ReuseTable
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.ui.parts import Tab

# Which action a button calls; the first three show words, the others say why not.
SHOWING = {
    "show": actions.show_reuse,
    "show_revision": actions.show_revision,
    "put_right": actions.put_reuse_right,
}
SAYING = {
    "decline": actions.decline_reuse,
    "decline_revision": actions.decline_revision,
    "take_down": actions.take_down_reuse,
}
OF_REVISION = ("show_revision", "decline_revision")


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponseBase:
    """What waits; by the filter also what was decided."""
    require(can_moderate(request.user))
    chosen = request.GET.getlist("state")
    return list_screen(
        request,
        queryset=for_moderators() if chosen else waiting(),
        table=ReuseTable,
        filters=ReuseFilter,
        template="opendata/desk.html",
        screen="opendata.uses",
        context={"tabs": _tabs(chosen or [State.PROPOSED])},
    )


def _tabs(chosen: list[str]) -> list[Tab]:
    address = reverse("opendata:uses_desk")
    count = waiting().count()
    return [
        Tab(
            str(state.label),
            address if state == State.PROPOSED else f"{address}?state={state.value}",
            chosen == [state.value],
            count=count if state == State.PROPOSED else None,
        )
        for state in State
    ]


@login_required
@require_http_methods(["GET", "POST"])
@once
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """One: shown in words that may be put right, not shown, or taken down; then the next one that waits."""
    require(can_moderate(request.user))
    row = found(Reuse, pk=pk)
    asked, verb = waiting_words(row), request.POST.get("do", "")
    is_revised = row.state == State.SHOWN and asked is not None
    offered = asked.words if asked is not None else {name: getattr(row, name) for name in WORDS}
    initial = {**offered, "seen": timeline.newest(row)}
    showing = WordsForm(request.POST if verb in SHOWING else None, initial=initial)
    saying = {
        each: ReasonForm(request.POST if verb == each else None, auto_id=f"id_{each}_%s") for each in SAYING
    }
    form: forms.Form = saying.get(verb, showing)
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            return _decided(request, pk, verb, form.cleaned_data)
    context = {
        "row": row,
        "showing": showing,
        "verbs": [(step, saying.get(step.verb)) for step in _verbs(row, is_revised)],
        "differences": differences(row, asked) if is_revised and asked else [],
        "entries": timeline.of(row),
        "crumbs": [(_("Uses of open data"), reverse("opendata:uses_desk")), (row.title, "")],
    }
    return render(request, "opendata/use.html", context, status=422 if form.errors else 200)


def _verbs(row: Reuse, is_revised: bool) -> list[Any]:
    """What a moderator can do: of a shown one either decide about changed words, or put words right."""
    hidden = {"revise", "put_right"} if is_revised else {"revise", *OF_REVISION}
    return [REUSE_LIFE.step(each) for each in REUSE_LIFE.open_verbs(row.state) if each not in hidden]


def _decided(request: HttpRequest, pk: int, verb: str, data: dict[str, Any]) -> HttpResponse:
    act: Any = SHOWING.get(verb) or SAYING[verb]
    row = act(reuse_id=pk, by=request.user, **data)
    messages.success(request, pgettext("use of data", "Decided: %(title)s") % {"title": row.title})
    following = waiting().values_list("pk", flat=True).first()
    return redirect("opendata:use", pk=following) if following else redirect("opendata:uses_desk")
