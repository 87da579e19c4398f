"""What is happening around an address: projects, planned works, appeals."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.ground.places.queries.hits import PlaceHit
from qala.ground.places.throttle import ask_leave
from qala.public.portfolio.queries.around import USUAL, around, features, guesses, part_of, rounded, spot
from qala.public.portfolio.tables import title
from qala.public.published.filters import RINGS
from qala.shared.errors import Missing
from qala.shared.kept import keepable

MOST_TYPED = 200


@dataclass(frozen=True)
class Asked:
    """The place that is meant, how far around it, what else may be meant; `own` is the address without the radius."""

    typed: str
    within: str
    own: dict[str, str]
    hit: PlaceHit | None
    others: list[PlaceHit]

    def url(self, name: str, **changes: str) -> str:
        """A page about the same place."""
        return f"{reverse(name)}?{urlencode({**self.own, 'within': self.within, **changes})}"

    @property
    def address(self) -> str:
        """By which the lists of appeals find the place; none for one that has no name of its own."""
        return self.hit.label if self.hit and (self.typed or self.hit.detail) else ""


def ask(request: HttpRequest) -> Asked:
    """What was typed comes before a position. Raises Invalid, TooMany."""
    typed = request.GET.get("near", "")[:MOST_TYPED].strip()
    within = request.GET.get("within", "")
    within = within if within in RINGS else USUAL
    if typed:
        ask_leave(request, "search")
        hits = guesses(typed)
        return Asked(typed, within, {"near": typed}, hits[0] if hits else None, hits[1:])
    at = rounded(request.GET.get("lon", ""), request.GET.get("lat", ""))
    own = {"lon": str(at[0]), "lat": str(at[1])} if at else {}
    return Asked("", within, own, spot(*at) if at else None, [])


@require_GET
@keepable("projects", "appeals", seconds=30)
def page(request: HttpRequest) -> HttpResponse:
    """A form first. A whole district or quarter has a page of its own; a position is rounded in the address too."""
    asked = ask(request)
    part = part_of(asked.hit) if asked.hit else None
    if part is not None:
        return HttpResponseRedirect(reverse("portfolio:district", args=[part.code]))
    if "lon" in asked.own and (request.GET["lon"], request.GET["lat"]) != tuple(asked.own.values()):
        return HttpResponseRedirect(asked.url("portfolio:around"))
    crumbs = [(_("What the city builds"), reverse("portfolio:projects")), (_("Around an address"), "")]
    found = _found(asked) if asked.hit else {}
    return render(request, "portfolio/around.html", {"asked": asked, "crumbs": crumbs, **found})


def _found(asked: Asked) -> dict[str, Any]:
    assert asked.hit is not None
    found = around(asked.hit, asked.within)
    near = {"near": asked.address, "within": asked.within}
    return {
        "found": found,
        "projects": [(title(one.row), one) for one in found.projects],
        "rings": [
            (label, asked.url("portfolio:around", within=each), each == asked.within)
            for each, label in RINGS.items()
        ],
        "map_url": reverse("portfolio:map"),
        "points_url": asked.url("portfolio:around_points"),
        "appeals_url": f"{reverse('published:appeals')}?{urlencode(near)}" if asked.address else "",
    }


@require_GET
@keepable("projects", "appeals", seconds=30)
def points(request: HttpRequest) -> JsonResponse:
    """The same as GeoJSON. Raises Missing where no place is named."""
    asked = ask(request)
    if asked.hit is None or asked.hit.lon is None:
        raise Missing(_("There is no such place."))
    return JsonResponse(features(asked.hit, asked.within), content_type="application/geo+json")
