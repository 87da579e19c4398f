"""The heat of the city's appeals: a map of cells, and the table that says the same."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from qala.contact.appeals.models import Appeal
from qala.public.published.access import public_appeals
from qala.public.published.filters import PublicFilter
from qala.public.published.queries.heating import by_district, shapes
from qala.public.published.queries.mapping import counts_by_district
from qala.public.published.queries.terms import terms
from qala.public.published.rules.heat import SIZES, USUAL, Heat, heat
from qala.public.published.views.common import kept, leave_to_search, map_tabs, narrowed, spoken
from qala.public.published.views.listing import only_districts
from qala.shared.errors import Invalid
from qala.shared.kept import keepable

WORDS = {
    7: gettext_lazy("Large cells, 5 km²"),
    8: gettext_lazy("Middle cells, 0.7 km²"),
    9: gettext_lazy("Small cells, 0.1 km²"),
}


@require_GET
@keepable("appeals", seconds=10)
def page(request: HttpRequest) -> HttpResponse:
    """Filters, map and table; without scripts the table is all there is."""
    leave_to_search(request)
    chosen = PublicFilter(request.GET, queryset=public_appeals(), request=request)
    size, query = _size(request), kept(request.GET)
    told = _heat(request, chosen.rows, size)
    context = {
        "filter_form": chosen.form,
        "page": {
            "is_filtered": bool(query),
            "clear_url": f"{request.path}?cells={size}",
            "hidden": [("cells", size)],
        },
        "map_tabs": map_tabs(request, "published:heat"),
        "sizes": [
            (words, f"{request.path}{_with(query, each)}", each == size) for each, words in WORDS.items()
        ],
        "cells_url": f"{reverse('published:heat_cells')}{_with(query, size)}",
        "list_url": reverse("published:appeals") + query,
        "told": told,
        "parts": by_district(told),
    }
    return render(request, "published/heat.html", context)


@require_GET
@keepable("appeals", seconds=10)
def cells(request: HttpRequest) -> JsonResponse:
    """GeoJSON of the filter's cells; `cells` is the resolution, `lang` the language. Raises Invalid, TooMany."""
    with spoken(request):
        size = _size(request)
        made = shapes(_heat(request, narrowed(request), size), size)
    response = JsonResponse(made, content_type="application/geo+json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _heat(request: HttpRequest, rows: QuerySet[Appeal], size: int) -> Heat:
    found = counts_by_district(rows, districts=only_districts(request))
    return heat(found, size, terms().least_count)


def _size(request: HttpRequest) -> int:
    typed = request.GET.get("cells", "")
    if typed not in ("", *(str(each) for each in SIZES)):
        raise Invalid(fields={"cells": _("Cells are of size 7, 8 or 9.")})
    return int(typed or USUAL)


def _with(query: str, size: int) -> str:
    return f"{query}&cells={size}" if query else f"?cells={size}"
