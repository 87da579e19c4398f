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
from qala.public.opendata.forms import ReasonForm, ReuseForm
from qala.public.opendata.models import Reuse
from qala.public.opendata.rules.statuses import REUSE_LIFE, State
from qala.public.opendata.tables import ReuseTable
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import require
from qala.shared.form_pages import refused_beside
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.ui.parts import Tab

WORDS = ("title", "address", "maker", "about", "datasets")


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponseBase:
    """What waits; by the filter also what was decided."""
    require(can_moderate(request.user))
    rows = Reuse.objects.all()
    chosen = request.GET.getlist("state")
    return list_screen(
        request,
        queryset=rows if chosen else rows.filter(state=State.PROPOSED),
        table=ReuseTable,
        filters=ReuseFilter,
        template="opendata/desk.html",
        screen="opendata.uses",
        context={"tabs": _tabs(chosen or [State.PROPOSED])},
    )


def _tabs(chosen: list[str]) -> list[Tab]:
    address = reverse("opendata:uses_desk")
    waiting = Reuse.objects.filter(state=State.PROPOSED).count()
    return [
        Tab(
            str(state.label),
            address if state == State.PROPOSED else f"{address}?state={state.value}",
            chosen == [state.value],
            count=waiting if state == State.PROPOSED else None,
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
    verb = request.POST.get("do", "")
    initial = {name: getattr(row, name) for name in WORDS}
    showing = ReuseForm(request.POST if verb == "show" else None, initial=initial)
    saying = ReasonForm(request.POST if verb in ("decline", "take_down") else None)
    form: forms.Form = showing if verb == "show" else saying
    if request.method == "POST" and form.is_valid():
        with refused_beside(form):
            return _decided(request, pk, verb, form.cleaned_data)
    context = {
        "row": row,
        "showing": showing,
        "saying": saying,
        "verbs": [REUSE_LIFE.step(each) for each in REUSE_LIFE.open_verbs(row.state)],
        "entries": timeline.of(row),
        "crumbs": [(_("Uses of open data"), reverse("opendata:uses_desk")), (row.title, "")],
    }
    return render(request, "opendata/use.html", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, pk: int, verb: str, data: dict[str, Any]) -> HttpResponse:
    if verb == "show":
        row = actions.show_reuse(reuse_id=pk, by=request.user, **data)
    elif verb == "take_down":
        row = actions.take_down_reuse(reuse_id=pk, by=request.user, **data)
    else:
        row = actions.decline_reuse(reuse_id=pk, by=request.user, **data)
    messages.success(request, pgettext("use of data", "Decided: %(title)s") % {"title": row.title})
    waits = Reuse.objects.filter(state=State.PROPOSED).order_by("proposed_at", "id")
    following = waits.values_list("pk", flat=True).first()
    return redirect("opendata:use", pk=following) if following else redirect("opendata:uses_desk")
