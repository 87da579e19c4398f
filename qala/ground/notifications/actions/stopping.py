"""Signed links that stop letters of a group without signing in."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse

from qala.ground.notifications.rules.once import keyed

SALT = "qala.notifications.stop"


@dataclass(frozen=True)
class Stop:
    """Who (an account, or the digest of an address) wants no more of a group by a channel."""

    user_id: int | None
    address_key: str
    channel: str
    group: str


def token_of(stop: Stop) -> str:
    """Signed, without an end: an old letter's link works too. Holds no address."""
    who = f"u{stop.user_id}" if stop.user_id is not None else f"a{stop.address_key}"
    return signing.Signer(salt=SALT).sign(f"{who}~{stop.channel}~{stop.group}")


def stop_of(token: str) -> Stop | None:
    """What a link means; None for one that we did not sign."""
    try:
        who, channel, group = signing.Signer(salt=SALT).unsign(token).split("~")
    except (signing.BadSignature, ValueError):
        return None
    if who.startswith("u"):
        return Stop(int(who[1:]), "", channel, group)
    return Stop(None, keyed(who[1:], settings.SECRET_KEY), channel, group)


def path_of(stop: Stop) -> str:
    """The path of the page."""
    return reverse("notifications:stop", args=[token_of(stop)])
