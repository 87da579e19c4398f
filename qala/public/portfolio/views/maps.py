"""Where the projects are; the list is the twin of the map."""

from typing import Any

from django.forms import HiddenInput
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.public.portfolio.access import public_project
from qala.public.portfolio.queries.places import LIGHTS, marks, unplaced
from qala.public.portfolio.queries.places import card as place_card
from qala.public.portfolio.queries.totals import total
from qala.public.portfolio.views.frame import ask, frame
from qala.public.published.views.common import leave_to_draw
from qala.shared.kept import keepable


@require_GET
@keepable("projects")
def city(request: HttpRequest) -> HttpResponse:
    """The map with a slider of years; without scripts a select, the sums and the list."""
    asked = ask(request)
    year = asked.filter.form.fields["during"]
    context: dict[str, Any] = {
        "points_url": asked.url("points"),
        "list_url": asked.url("projects"),
        "count": asked.rows.count(),
        "totals": total(asked.rows),
        "unplaced": unplaced(asked.rows),
        "lights": LIGHTS,
        "years": list(year.choices),
        "year": asked.query.get("during", ""),
        "others": [
            (name, each) for name, values in asked.query.lists() if name != "during" for each in values
        ],
    }
    # The year is chosen beside the map: the bar above keeps it and does not show it twice.
    year.widget = HiddenInput()
    words = frame(request, asked, "map", **context)
    words["page"]["is_filtered"] = bool(context["others"])
    response = render(request, "portfolio/map.html", words)
    response["HX-Replace-Url"] = asked.url("map")
    return response


@require_GET
@keepable("projects")
def points(request: HttpRequest) -> HttpResponse:
    """GeoJSON of the filter's projects, without words."""
    leave_to_draw(request)
    return HttpResponse(marks(ask(request).rows), content_type="application/geo+json")


@require_GET
@keepable("projects", each="code")
def card(request: HttpRequest, code: str) -> JsonResponse:
    """What the map tells of one project. Raises Gone, Missing."""
    return JsonResponse(place_card(public_project(code)))
