"""Looking at organisations."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qala.ground.organisations import queries
from qala.ground.organisations.access import can_edit, can_view
from qala.ground.organisations.filters import OrganisationFilter
from qala.ground.organisations.models import Organisation
from qala.ground.organisations.tables import OrganisationTable
from qala.shared.clock import today
from qala.shared.errors import require
from qala.shared.lists import list_screen

SUGGESTED = 20


@login_required
@require_safe
def organisation_list(request: HttpRequest) -> HttpResponseBase:
    """All organisations of a day, filtered."""
    require(can_view(request.user))
    return list_screen(
        request,
        queryset=Organisation.objects.select_related("parent", "calendar"),
        table=OrganisationTable,
        filters=OrganisationFilter,
        template="organisations/list.html",
        screen="organisations.list",
        context={"can_edit": can_edit(request.user)},
    )


@login_required
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Existing organisations for an autocomplete field: `?q=`."""
    require(can_view(request.user))
    found = queries.search(queries.active(today()), request.GET.get("q", "")[:200]).order_by("search_key")
    items = [
        {"value": str(one.pk), "label": one.name, "hint": one.get_kind_display()} for one in found[:SUGGESTED]
    ]
    return JsonResponse({"items": items})


@login_required
@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Everything about one organisation."""
    require(can_view(request.user))
    shown = queries.organisation_by_code(code)
    day = today()
    words = {
        "organisation": shown,
        "is_valid": shown.is_valid_on(day),
        "competences": [(one, one.is_valid_on(day)) for one in queries.competences_of(shown)],
        "line": queries.line_of(shown),
        "heirs": [] if shown.is_valid_on(day) else queries.successors_of(shown.pk, day),
        "children": shown.children.as_of(day).order_by("search_key"),
        "contact_points": shown.contact_points.all(),
        "history": queries.history_of(shown),
        "can_edit": can_edit(request.user),
    }
    return render(request, "organisations/organisation.html", words)
