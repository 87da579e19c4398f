"""The list of parameters, and the card of one with its history."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from qala.shared.access import SEE_PARAMETERS
from qala.shared.clock import today
from qala.shared.errors import Missing, require
from qala.shared.form_pages import form_page
from qala.shared.idempotency import once
from qala.shared.parameters.declaring import meaning_of
from qala.shared.parameters.forms import ValueForm
from qala.shared.parameters.reading import history
from qala.shared.parameters.setting import can_set, edition, set_parameter, withdraw
from qala.shared.parameters.showing import sections, shown
from qala.shared.permissions import holds


@login_required
@require_GET
def parameters(request: HttpRequest) -> HttpResponse:
    """Every parameter of the house, by family, with what holds today and what is planned."""
    require(holds(request.user, SEE_PARAMETERS))
    return render(request, "shared/parameters/list.html", {"sections": sections(request.user)})


@login_required
@require_http_methods(["GET", "POST"])
@once
def parameter(request: HttpRequest, key: str) -> HttpResponse:
    """One parameter: its next value, for those who may set it, and all values it had."""
    known = meaning_of(key)
    if known is None:
        raise Missing
    family, meaning = known
    may_set = can_set(request.user, family)
    require(may_set or (request.method == "GET" and holds(request.user, SEE_PARAMETERS)))
    rows, day = list(history(key)), today()
    holding = next((row for row in rows if row.valid_from <= day), None)
    said = meaning.read(holding.value if holding else "")
    initial = {"value": meaning.default if said is None else said, "seen": edition(key)}
    if meaning.kind in ("yes_no", "words"):
        initial["value"] = meaning.spell(initial["value"])
    form = ValueForm(meaning, request.POST if request.method == "POST" else None, initial=initial)
    back = f"{reverse('shared:parameters')}#{family.code}"
    context: dict[str, Any] = {
        "family": family, "may_set": may_set, "default": shown(meaning, ""), "day": day,
        "versions": [(row, shown(meaning, row.value), row == holding) for row in rows],
        "crumbs": [(_("Parameters"), back), (meaning.label, "")],
    }  # fmt: skip
    return form_page(
        request, form, meaning.label, reverse("shared:parameter", args=[key]),
        lambda data: set_parameter(key=key, by=request.user, **data),
        template="shared/parameters/card.html", **context,
    )  # fmt: skip


@login_required
@require_POST
@once
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A value that has not begun."""
    key = withdraw(pk=pk, by=request.user)
    messages.success(request, _("Taken back."))
    return redirect("shared:parameter", key)
