"""Answers for everybody: kept by caches only as long as they are asked about again, so that what was withdrawn is gone
at once."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _

from qala.public.opendata.queries.standing import Standing
from qala.shared.clock import city_zone
from qala.shared.streaming import streamed

JSON = "application/json"
GONE, HELD_BACK = 410, 403


def kept(
    request: HttpRequest,
    tag: str,
    make: Callable[[], Iterator[bytes]],
    *,
    content_type: str = JSON,
    file_name: str = "",
    packs: bool = True,
) -> HttpResponseBase:
    """304 where the client has it already, else the stream. `tag` changes with the content. `packs`: with gzip, where
    the client takes it."""
    etag = f'W/"{tag}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag)
    if response is None and request.method == "HEAD":
        response = HttpResponse(content_type=content_type)
    elif response is None:
        response = streamed(request, make(), content_type, packs=packs)
    response["ETag"] = etag
    response["Access-Control-Allow-Origin"] = "*"
    if file_name:
        response["Content-Disposition"] = f'inline; filename="{file_name}"'
    patch_cache_control(response, public=True, no_cache=True)
    return response


def plain(value: Any, *, status: int = 200) -> JsonResponse:
    """Small JSON for everybody."""
    response = JsonResponse(value, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, no_cache=True)
    return response


def refused(code: str, message: str, status: int, **more: Any) -> JsonResponse:
    """A refusal as programs read it."""
    return plain({"error": {"code": code, "message": message, **more}}, status=status)


def closed(told: Standing) -> JsonResponse | None:
    """The refusal of a dataset that is not given away; None when it is."""
    if told.is_open:
        return None
    if told.decision is None or not told.is_withdrawn:
        return refused("small_groups", told.finding, HELD_BACK)
    at = told.decision.at.astimezone(city_zone()).isoformat()
    return refused(
        "withdrawn", _("This dataset was withdrawn."), GONE, withdrawn=at, reason=told.decision.reason
    )
