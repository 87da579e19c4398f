"""One call of another server: pinned to an address that was looked at, bounded in time and size, no redirects."""

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from qala.contact.deliveries.rules.addresses import is_outside, split

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


def call(method: str, url: str, *, body: bytes | None = None, headers: dict[str, str] | None = None) -> Reply:
    """Ask once. Raises Unreached."""
    is_inside_allowed = settings.DELIVERIES_INSIDE
    try:
        parts = split(url, is_inside_allowed=is_inside_allowed)
    except ValueError as fault:
        raise Unreached("address not allowed") from fault
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    deadline = time.monotonic() + SECONDS
    connection = _connection(parts.scheme, host, port, _address(host, port, is_inside_allowed))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(
            method, target, body, {"User-Agent": "Qala", "Connection": "close", **(headers or {})}
        )
        response = connection.getresponse()
        return Reply(response.status, _read(response, connection, deadline))
    except TimeoutError as fault:
        raise Unreached("no answer in time") from fault
    except (OSError, http.client.HTTPException) as fault:
        raise Unreached(f"no connection ({type(fault).__name__})") from fault
    finally:
        connection.close()


def _address(host: str, port: int, is_inside_allowed: bool) -> str:
    """The IP address to connect to: looked up once and checked, so that a second look-up cannot lead elsewhere."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as fault:
        raise Unreached("unknown host") from fault
    if not is_inside_allowed and not all(map(is_outside, found)):
        raise Unreached("address not allowed")
    return found[0]


def _connection(scheme: str, host: str, port: int, address: str) -> http.client.HTTPConnection:
    made: Any
    if scheme == "https":
        made = http.client.HTTPSConnection(host, port, timeout=SECONDS, context=ssl.create_default_context())
    else:
        made = http.client.HTTPConnection(host, port, timeout=SECONDS)
    # The name stays for the certificate and the header Host; only where it leads is ours.
    made._create_connection = lambda _pair, timeout, source: socket.create_connection(
        (address, port), timeout, source
    )
    connection: http.client.HTTPConnection = made
    return connection


def _read(
    response: http.client.HTTPResponse, connection: http.client.HTTPConnection, deadline: float
) -> bytes:
    """A server that drips a letter a second holds nobody longer than the deadline."""
    pieces, size = [], 0
    while piece := response.read1(65_536):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise Unreached("answer too long")
        if time.monotonic() > deadline:
            raise Unreached("no answer in time")
    return b"".join(pieces)
