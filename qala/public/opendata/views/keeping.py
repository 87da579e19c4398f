"""Files with a checksum: whole, packed, or a part of them (RFC 9110, one range)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control

from qala.shared import ranges
from qala.shared.streaming import coding_of, streamed

PART, NO_PART = 206, 416


@dataclass(frozen=True)
class Whole:
    """What can be given. `read` makes the bytes `first` ≤ n < `end`; `packed` all of them by coding, the best first.
    Both may raise OSError before they give anything."""

    sha256: str
    size: int
    content_type: str
    file_name: str
    read: Callable[[int, int], Iterator[bytes]]
    packed: Mapping[str, Callable[[], Iterator[bytes]]] = field(default_factory=dict)


def given(request: HttpRequest, whole: Whole) -> HttpResponseBase:
    """The checksum is a strong tag. The packed answer has a tag of its own and no parts: a part is always one of the
    plain file."""
    asked = request.headers.get("Range", "") if request.method == "GET" else ""
    coding = "" if asked else coding_of(request, whole.packed)
    etag = f'"{whole.sha256}-{coding}"' if coding else f'"{whole.sha256}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag)
    if response is None:
        if request.headers.get("If-Range", etag) != etag:
            asked = ""
        response = _packed(request, whole, coding) if coding else _plain(request, whole, asked)
    response["ETag"], response["Accept-Ranges"], response["Vary"] = etag, "bytes", "Accept-Encoding"
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Accept-Ranges, Content-Range, Content-Length, ETag"
    response["Content-Disposition"] = f'inline; filename="{whole.file_name}"'
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _packed(request: HttpRequest, whole: Whole, coding: str) -> HttpResponseBase:
    if request.method == "HEAD":
        response: HttpResponseBase = HttpResponse(content_type=whole.content_type)
    else:
        response = streamed(request, whole.packed[coding](), whole.content_type)
    response["Content-Encoding"] = coding
    return response


def _plain(request: HttpRequest, whole: Whole, asked: str) -> HttpResponseBase:
    """All of it when no range is asked for, or more than one: a server may do so."""
    try:
        part = ranges.wanted(asked, whole.size)
    except ranges.Unsatisfiable:
        return HttpResponse(status=NO_PART, headers={"Content-Range": f"bytes */{whole.size}"})
    first, end = part or (0, whole.size)
    if request.method == "HEAD":
        response: HttpResponseBase = HttpResponse(content_type=whole.content_type)
    else:
        response = streamed(request, whole.read(first, end), whole.content_type)
    response["Content-Length"] = str(end - first)
    if part:
        response.status_code = PART
        response["Content-Range"] = f"bytes {first}-{end - 1}/{whole.size}"
    return response
