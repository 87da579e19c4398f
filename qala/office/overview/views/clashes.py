"""Clashes of works: the list, one of them, and the occasions of the city."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.office.overview.access import can_decide, can_keep_occasions, visible_clashes
from qala.office.overview.actions import decide_clash, remove_occasion, save_occasion
from qala.office.overview.filters import ClashFilter
from qala.office.overview.forms.clashes import OccasionForm, WordsForm
from qala.office.overview.models import Clash, Occasion
from qala.office.overview.queries.clashes import places_of, span_of, with_names, words_of
from qala.office.overview.rules.clash_life import CLASHES
from qala.office.overview.tables import ClashTable
from qala.office.projects.access import sees_projects
from qala.shared import timeline
from qala.shared.db import found
from qala.shared.errors import Missing, require
from qala.shared.idempotency import once
from qala.shared.lists import list_screen
from qala.shared.parameters.showing import section
from qala.shared.ui.parts import Fact


@login_required
@require_GET
def clashes(request: HttpRequest) -> HttpResponseBase:
    """All clashes of the projects that the person sees."""
    require(sees_projects(request.user))
    return list_screen(
        request,
        queryset=with_names(visible_clashes(request.user)),
        table=ClashTable,
        filters=ClashFilter,
        template="overview/clashes.html",
        screen="overview.clashes",
        may_export=True,
    )


@login_required
@require_GET
def clash(request: HttpRequest, pk: int) -> HttpResponse:
    """One clash: what, where, when, what was said."""
    return _shown(request, _clash(request, pk), WordsForm())


@login_required
@require_POST
@once
def clash_step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Accept, settle, reopen, with words."""
    row = _clash(request, pk)
    require(can_decide(request.user, row))
    if verb not in {step.verb for step in CLASHES}:
        raise Missing
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _shown(request, row, form, status=422)
    decide_clash(clash_id=pk, verb=verb, words=form.cleaned_data["words"], by=request.user)
    messages.success(request, _("Noted."))
    return redirect(row)


def _clash(request: HttpRequest, pk: int) -> Clash:
    return found(with_names(visible_clashes(request.user)), pk=pk)


def _shown(request: HttpRequest, row: Clash, form: WordsForm, status: int = 200) -> HttpResponse:
    may = can_decide(request.user, row)
    steps = [CLASHES.step(verb) for verb in CLASHES.open_verbs(row.stage)] if may else []
    words: dict[str, Any] = {
        "clash": row,
        "sentence": words_of(row),
        "facts": [
            Fact(_("Days that count"), span_of(row)),
            Fact(_("Found on"), row.found_on),
            *([Fact(_("No longer found since"), row.gone_on)] if row.gone_on else []),
        ],
        "sides": [(row.one, row.one_item), *([(row.other, row.other_item)] if row.other else [])],
        "points": places_of(row),
        "steps": [(step, reverse("overview:clash_step", args=[row.pk, step.verb])) for step in steps],
        "form": form,
        "entries": timeline.of(row).order_by("-at", "-pk"),
        "crumbs": [(_("Clashes of works"), reverse("overview:clashes"))],
    }
    return render(request, "overview/clash.html", words, status=status)


@login_required
@require_http_methods(["GET", "POST"])
@once
def occasions(request: HttpRequest) -> HttpResponse:
    """The occasions to come and past; a form for a new one for those who keep projects."""
    require(sees_projects(request.user))
    may = can_keep_occasions(request.user)
    form = OccasionForm(request.POST or None)
    if request.method == "POST":
        require(may)
        if form.is_valid():
            save_occasion(by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved. The next search looks at it."))
            return redirect("overview:occasions")
    words = {
        "rows": Occasion.objects.order_by("-begins_on", "-pk")[:200],
        "form": form if may else None,
        "section": section(request.user, "clashes") if may else None,
        "crumbs": [(_("Clashes of works"), reverse("overview:clashes"))],
    }
    return render(request, "overview/occasions.html", words, status=422 if form.is_bound else 200)


@login_required
@require_POST
@once
def occasion_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """It does not take place."""
    remove_occasion(occasion_id=pk, by=request.user)
    messages.success(request, _("Removed."))
    return redirect("overview:occasions")
