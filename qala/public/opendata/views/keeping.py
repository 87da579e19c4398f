"""Snapshots as files: whole, packed as they lie, or a part of them (RFC 9110, one range)."""

import re
import zlib
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date

from qala.public.opendata.models import Snapshot
from qala.public.opendata.views.answers import JSON
from qala.shared.streaming import GZIP_WINDOW, streamed, takes_gzip

PART, NO_PART = 206, 416
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
PIECE = 64 * 1024


def given(request: HttpRequest, row: Snapshot) -> HttpResponseBase:
    """The checksum of the JSON is a strong tag. The packed answer has a tag of its own and no parts: a part is always
    one of the plain file."""
    asked = request.headers.get("Range", "")
    is_packed = not asked and takes_gzip(request)
    etag, moment = f'"{row.sha256}{"-gzip" if is_packed else ""}"', int(row.made_at.timestamp())
    response: HttpResponseBase | None = get_conditional_response(request, etag, moment)
    if response is None and request.method == "HEAD":
        response = HttpResponse(content_type=JSON)
    elif response is None and is_packed:
        response = HttpResponse(row.packed, content_type=JSON, headers={"Content-Encoding": "gzip"})
    elif response is None:
        response = _plain(request, row, asked if request.headers.get("If-Range", etag) == etag else "")
    response["ETag"], response["Last-Modified"] = etag, http_date(moment)
    response["Accept-Ranges"], response["Vary"] = "bytes", "Accept-Encoding"
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Disposition"] = f'inline; filename="{row}"'
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _plain(request: HttpRequest, row: Snapshot, asked: str) -> HttpResponseBase:
    """The whole, when no range is asked for or more than one: a server may do so."""
    size, match = row.byte_count, RANGE.fullmatch(asked.replace(" ", ""))
    if match is None or match[1] == match[2] == "":
        return streamed(request, _pieces(row), JSON)
    if match[1]:
        first, end = int(match[1]), min(int(match[2]) + 1 if match[2] else size, size)
    else:
        first, end = max(size - int(match[2]), 0), size
    if first >= end:
        return HttpResponse(status=NO_PART, headers={"Content-Range": f"bytes */{size}"})
    response = streamed(request, _cut(_pieces(row), first, end), JSON)
    response.status_code = PART
    response["Content-Range"], response["Content-Length"] = (
        f"bytes {first}-{end - 1}/{size}",
        str(end - first),
    )
    return response


def _pieces(row: Snapshot) -> Iterator[bytes]:
    """Unpacked bit by bit: only what is packed lies in memory."""
    packed, unpacker = memoryview(row.packed), zlib.decompressobj(GZIP_WINDOW)
    for start in range(0, len(packed), PIECE):
        yield unpacker.decompress(packed[start : start + PIECE])
    yield unpacker.flush()


def _cut(pieces: Iterator[bytes], first: int, end: int) -> Iterator[bytes]:
    """Bytes `first` ≤ n < `end` of them all."""
    at = 0
    for piece in pieces:
        if at >= end:
            return
        if part := piece[max(first - at, 0) : end - at]:
            yield part
        at += len(piece)
