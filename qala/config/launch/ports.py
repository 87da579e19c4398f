"""The one listening socket, bound by the parent and shared by all web processes."""

from __future__ import annotations

import errno
import socket

from .errors import LaunchError

BACKLOG = 2048
TRIES = 50


def listen(host: str, port: int) -> socket.socket:
    """Listen on `port`, or on the next free one above it.

    Listening already here means that a browser waits instead of being refused while web processes start.
    Errors: `LaunchError` naming QALA_HOST or QALA_PORT.
    """
    family, address = _resolve(host)
    for candidate in range(port, min(port + TRIES, 65536)):
        taken = socket.socket(family, socket.SOCK_STREAM)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((address, candidate))
            taken.listen(BACKLOG)
        except OSError as problem:
            taken.close()
            if problem.errno == errno.EADDRINUSE:
                continue
            name = "QALA_PORT" if problem.errno == errno.EACCES else "QALA_HOST"
            raise LaunchError(f"{name}: cannot listen on {host}:{candidate}: {problem.strerror}") from problem
        return taken
    raise LaunchError(f"QALA_PORT: ports {port} to {candidate} are all taken on {host}.")


def _resolve(host: str) -> tuple[socket.AddressFamily, str]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as problem:
        raise LaunchError(f"QALA_HOST: {host!r} is not an address of this machine") from problem
    family, _kind, _protocol, _name, address = found[0]
    return family, str(address[0])


def shown_url(host: str, port: int) -> str:
    """The address a person at this machine opens."""
    shown = "localhost" if host in ("0.0.0.0", "::", "") else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
