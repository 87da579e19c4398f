"""Who is sending: for this room's views and for every form of another room that takes files."""

from __future__ import annotations

import ipaddress
from typing import Any, TypedDict

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from qala.ground.files.access import uploader_key_of


class Sender(TypedDict):
    """Keyword arguments of `files.actions.store` and `begin`."""

    by: Any
    uploader_key: str
    address_key: str


def sender_of(request: HttpRequest) -> Sender:
    """The account, or the anonymous session (marked when it has no mark yet) with its address."""
    if request.user.is_authenticated:
        return Sender(by=request.user, uploader_key="", address_key="")
    return Sender(
        by=None,
        uploader_key=uploader_key_of(request.session, make=True),
        address_key=_address_key(request.META.get("REMOTE_ADDR", "")),
    )


def claimant_of(request: HttpRequest) -> dict[str, Any]:
    """Keyword arguments of `claim`, `discard`, `append` and `cancel`.

    The session's mark counts beside the account: what was sent before signing in stays the sender's.
    """
    by = request.user if request.user.is_authenticated else None
    return {"by": by, "uploader_key": uploader_key_of(request.session)}


def _address_key(address: str) -> str:
    """A keyed hash, so that the table holds no addresses; of IPv6 the network, which is what one household
    has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    place = str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)
    return salted_hmac("qala.files.address", place, algorithm="sha256").hexdigest()
