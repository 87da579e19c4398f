"""Answers with bytes from the private storage: typed, unsniffable, kept as long as they may be seen, in ranges."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import IO, cast

from django.core.files.base import File
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from qala.shared import ranges

_PIECE = 256 * 1024
_AT_ONCE = 1024 * 1024
# Opened by itself the file can neither run anything nor be framed, whatever a browser takes it for.
_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"


def answer(
    request: HttpRequest, opened: File[bytes], *, media_type: str, disposition: str, tag: str
) -> HttpResponseBase:
    """The file or the asked part of it; 416 for a part outside. Closes `opened`."""
    response = _part(request, opened, opened.size, tag)
    response["Content-Type"] = media_type
    response["Content-Disposition"] = disposition
    response["Accept-Ranges"] = "bytes"
    return response


def is_known(request: HttpRequest, tag: str) -> bool:
    """Whether the reader has these bytes already."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return any(each.removeprefix("W/") == tag for each in known)


def guarded(response: HttpResponseBase, *, tag: str, is_public: bool) -> HttpResponseBase:
    """With what browsers and caches must know.

    What lies under an id and variant never changes, so that few readers may keep it for good, and no shared cache may
    answer for the check. What everybody sees can be taken back: it is asked for again before each use, and pages of
    others may show it.
    """
    response["ETag"] = tag
    response["Cache-Control"] = "public, no-cache" if is_public else "private, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    response["Cross-Origin-Resource-Policy"] = "cross-origin" if is_public else "same-origin"
    if is_public:
        response["Access-Control-Allow-Origin"] = "*"
    return response


def _part(request: HttpRequest, opened: File[bytes], size: int, tag: str) -> HttpResponseBase:
    try:
        part = ranges.wanted(_range_header(request, tag), size)
    except ranges.Unsatisfiable:
        opened.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    start, end = part or (0, size)
    if request.method == "HEAD":
        opened.close()
        response: HttpResponseBase = HttpResponse()
    else:
        opened.seek(start)
        response = _sent(request, opened, end - start)
    response.status_code = 206 if part else 200
    response["Content-Length"] = str(end - start)
    if part:
        response["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    return response


def _range_header(request: HttpRequest, tag: str) -> str:
    """A range asked of another version is no range (If-Range)."""
    condition = request.headers.get("If-Range")
    return request.headers.get("Range", "") if condition in (None, tag) else ""


def _sent(request: HttpRequest, opened: File[bytes], count: int) -> HttpResponseBase:
    """Thumbnails and most photos in one go: the file is closed at once and no thread hops are needed."""
    if count > _AT_ONCE:
        return _stream(request, opened, count)
    with opened:
        return HttpResponse(opened.read(count))


def _stream(request: HttpRequest, opened: File[bytes], count: int) -> StreamingHttpResponse:
    # Under ASGI Django reads a plain iterator whole before sending; under WSGI it would do so with an async
    # one.
    is_async = isinstance(request, ASGIRequest)
    source = cast(IO[bytes], opened)
    pieces: AsyncIterator[bytes] | Iterator[bytes]
    pieces = _pieces_in_threads(source, count) if is_async else _pieces(source, count)
    response = StreamingHttpResponse(pieces)
    # Also closed when the reader goes away half-way.
    response._resource_closers.append(opened.close)  # type: ignore[attr-defined]
    return response


def _pieces(source: IO[bytes], count: int) -> Iterator[bytes]:
    while count > 0 and (piece := source.read(min(_PIECE, count))):
        count -= len(piece)
        yield piece


async def _pieces_in_threads(source: IO[bytes], count: int) -> AsyncIterator[bytes]:
    while count > 0 and (piece := await asyncio.to_thread(source.read, min(_PIECE, count))):
        count -= len(piece)
        yield piece
