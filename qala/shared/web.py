"""One call of another server: pinned to an address that was looked at, bounded in time and size, no redirects."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from qala.shared.outside import is_outside, split

SECONDS = 10.0
MOST_BYTES = 2_000_000


class Unreached(Exception):
    """No answer that can be used. The words are ours: nothing of the answer is repeated."""


@dataclass(frozen=True)
class Reply:
    """Status and body, at most `MOST_BYTES`."""

    status: int
    body: bytes

    @property
    def is_good(self) -> bool:
        """2xx; a redirect is none: it is not followed, or anybody could send us anywhere."""
        return 200 <= self.status < 300


def call(
    method: str,
    url: str,
    *,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    seconds: float | None = None,
) -> Reply:
    """Ask once; from the first packet to the last byte at most `seconds` (`SECONDS` unless
    said), however slowly the other side drips.

    Raises Unreached.
    """
    is_inside_allowed = settings.DELIVERIES_INSIDE
    try:
        parts = split(url, is_inside_allowed=is_inside_allowed)
    except ValueError as fault:
        raise Unreached("address not allowed") from fault
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    address = _address(host, port, is_inside_allowed)
    deadline = time.monotonic() + (seconds or SECONDS)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        with _connection(parts.scheme, host, port, address, deadline) as connection:
            words = {"User-Agent": "Qala", "Connection": "close", **(headers or {})}
            connection.request(method, target, body, words)
            response = connection.getresponse()
            return Reply(response.status, _read(response, deadline))
    except (
        OSError,
        http.client.HTTPException,
        ValueError,
    ) as fault:  # ValueError: what cannot be sent as a header
        if isinstance(fault, TimeoutError) or time.monotonic() >= deadline:
            raise Unreached("no answer in time") from fault
        raise Unreached(f"no connection ({type(fault).__name__})") from fault


def _address(host: str, port: int, is_inside_allowed: bool) -> str:
    """The IP address to connect to: looked up once and checked, so that a second look-up cannot lead elsewhere."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as fault:
        raise Unreached("unknown host") from fault
    if not is_inside_allowed and not all(map(is_outside, found)):
        raise Unreached("address not allowed")
    return found[0]


@contextmanager
def _connection(
    scheme: str, host: str, port: int, address: str, deadline: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection that is cut at the deadline: a timeout of the socket begins anew with every byte."""
    made: Any
    if scheme == "https":
        made = http.client.HTTPSConnection(host, port, timeout=SECONDS, context=ssl.create_default_context())
    else:
        made = http.client.HTTPConnection(host, port, timeout=SECONDS)
    cuts: list[tuple[threading.Timer, socket.socket]] = []

    # The name stays for the certificate and the header Host; only where it leads is ours.
    def connect(_pair: Any, timeout: float, source: Any) -> socket.socket:
        line = socket.create_connection((address, port), timeout, source)
        twin = line.dup()  # whoever holds the other end by then (TLS, the response), the line itself is cut
        timer = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [twin])
        timer.daemon = True
        timer.start()
        cuts.append((timer, twin))
        return line

    made._create_connection = connect
    try:
        yield made
    finally:
        made.close()
        for timer, twin in cuts:
            timer.cancel()
            timer.join()
            twin.close()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The body, whole and in time: a cut line must not look like the end of an answer."""
    pieces, size = [], 0
    while piece := response.read1(65_536):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise Unreached("answer too long")
    if time.monotonic() >= deadline:
        raise Unreached("no answer in time")
    return b"".join(pieces)
