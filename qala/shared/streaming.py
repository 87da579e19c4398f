"""Answers that are written while they are sent: flat memory whatever the length."""

import io
import zlib
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

import brotli
from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.db import connection
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import translation

GZIP_WINDOW, BROTLI = 31, 5
AT_ONCE = 64 * 1024  # bytes between two waits for the client


class Sink(io.RawIOBase):
    """A file for those who only write on: what they wrote since it was last taken."""

    def __init__(self) -> None:
        self._kept = bytearray()
        self._written = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """How much was written in all."""
        return self._written

    def write(self, content: Any) -> int:
        """Kept until it is taken."""
        self._kept += content
        self._written += len(content)
        return len(content)

    def take(self) -> bytes:
        """And forget it."""
        content = bytes(self._kept)
        self._kept.clear()
        return content


def streamed(
    request: HttpRequest, pieces: Iterator[bytes], content_type: str, *, packs: bool = False
) -> StreamingHttpResponse:
    """The pieces one by one, under WSGI and ASGI. `packs`: with gzip where the client takes it; then the answer
    varies by `Accept-Encoding`, and its tag must be a weak one."""
    is_packed = packs and coding_of(request, ("gzip",)) == "gzip"
    content = packed(pieces) if is_packed else pieces
    is_async = isinstance(request, ASGIRequest)
    response = StreamingHttpResponse(_in_threads(content) if is_async else content, content_type=content_type)
    if packs:
        response["Vary"] = "Accept-Encoding"
    if is_packed:
        response["Content-Encoding"] = "gzip"
    return response


def coding_of(request: HttpRequest, offered: Iterable[str]) -> str:
    """The first of the offered codings (`br`, `gzip`) that the client reads and has not refused; "" for none."""
    taken = set()
    for part in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _semicolon, weight = part.partition(";")
        if weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            taken.add(name.strip())
    return next((each for each in offered if each in taken), "")


def packed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same as one gzip stream."""
    packer = zlib.compressobj(6, zlib.DEFLATED, GZIP_WINDOW)
    for piece in pieces:
        if part := packer.compress(piece):
            yield part
    yield packer.flush()


def squeezed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same as one Brotli stream."""
    packer = brotli.Compressor(quality=BROTLI)
    for piece in pieces:
        if part := packer.process(piece):
            yield part
    yield packer.finish()


async def _in_threads(content: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Under ASGI: pieces are made in the request's thread, in the request's language, some at a time. The database
    connection goes back between them: a client that stops reading holds none. No cursor may live across pieces."""
    language = translation.get_language()

    def pieces() -> bytes:
        made = bytearray()
        try:
            with translation.override(language):
                while len(made) < AT_ONCE and (part := next(content, None)) is not None:
                    made += part
        finally:
            if not connection.in_atomic_block:
                connection.close()
        return bytes(made)

    while part := await sync_to_async(pieces)():
        yield part
