"""JSON of places: base layer of maps, search, what is at a point. Open to everybody, throttled."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qala.ground.places.queries import reverse_place, search_places
from qala.ground.places.queries.hits import district_label, in_language
from qala.ground.places.queries.layers import base_layer
from qala.ground.places.throttle import ask_leave
from qala.shared.errors import Invalid

MAX_HITS = 20


@require_safe
def base_geojson(request: HttpRequest) -> HttpResponse:
    """Districts and streets; 304 while the city's data has not changed."""
    layer = base_layer()
    tag = quote_etag(layer.tag)
    asked = [one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))]
    response = HttpResponse(status=304) if tag in asked else HttpResponse(layer.body, "application/geo+json")
    response["ETag"] = tag
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?q=&limit=`: {"items": […]}, as the combobox wants them."""
    ask_leave(request, "search")
    limit = request.GET.get("limit", "10")
    count = min(int(limit), MAX_HITS) if limit.isdecimal() and len(limit) < 4 else 10
    hits = search_places(request.GET.get("q", "")[:200], max(count, 1))
    return JsonResponse({"items": [hit.as_dict() for hit in hits]})


@require_safe
def reverse(request: HttpRequest) -> HttpResponse:
    """`?lon=&lat=`: district, quarter, nearest building and street."""
    ask_leave(request, "reverse")
    try:
        lon, lat = float(request.GET.get("lon", "")), float(request.GET.get("lat", ""))
    except ValueError as error:
        raise Invalid(_("Give lon and lat in degrees."), code="not_a_position") from error
    return JsonResponse(_said(lon, lat))


def _said(lon: float, lat: float) -> dict[str, Any]:
    found = reverse_place(lon, lat)
    building = found.building
    street = found.street
    district = district_label(found.located.district_id)
    return {
        "lon": lon,
        "lat": lat,
        "label": found.label or district,
        "is_inside": found.located.is_inside,
        "district_id": found.located.district_id,
        "district": district,
        "quarter_id": found.located.quarter_id,
        "building_id": building.building.pk if building else None,
        "building_distance_m": round(building.distance_m) if building else None,
        "street_id": street.street_id if street else None,
        "street": in_language(street.names) if street else "",
    }
