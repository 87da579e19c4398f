"""Where the projects are: points and outlines in the colour and shape of their light, and the list of the same."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.office.overview.queries.places import feature_collection, unplaced
from qala.office.overview.views.portfolio_frame import ask, frame


@login_required
@require_GET
def city(request: HttpRequest) -> HttpResponse:
    """The map; its list twin is the table, and what has no place is named below."""
    asked = ask(request)
    words: dict[str, Any] = {"points_url": asked.url("points"), "unplaced": unplaced(asked.rows)}
    return render(request, "overview/map.html", frame(request, asked, "map", **words))


@login_required
@require_GET
def points(request: HttpRequest) -> HttpResponse:
    """GeoJSON of the filter's projects."""
    return JsonResponse(feature_collection(ask(request).rows), content_type="application/geo+json")
