"""Browsers that take push messages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.models import PushSubscription
from qala.ground.notifications.rules import webpush
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, NotSignedIn, TooMany
from qala.shared.outside import split

MOST_DEVICES = 10


def subscribe(
    *, endpoint: str, public_key: str, auth: str, device: str, by: Any, is_inside_allowed: bool = False
) -> PushSubscription:
    """Keep a browser's subscription; the same browser again, or with another account, is the same row.

    Raises NotSignedIn, Invalid for what no browser makes, TooMany beyond ten devices.
    """
    if not by.is_authenticated:
        raise NotSignedIn
    _check(endpoint, public_key, auth, is_inside_allowed)
    key = webpush.endpoint_key(endpoint)
    with atomic():
        if PushSubscription.objects.filter(user=by).exclude(endpoint_key=key).count() >= MOST_DEVICES:
            raise TooMany(_("Ten devices take your messages already. Remove one first."))
        words = {
            "user": by, "endpoint": endpoint, "public_key": public_key, "auth": auth, "device": device[:120],
            "made_at": now(),
        }  # fmt: skip
        row, _is_new = PushSubscription.objects.update_or_create(endpoint_key=key, defaults=words)
    return row


def unsubscribe(*, endpoint: str = "", device_id: int | None = None, by: Any) -> int:
    """Forget a device of one's own, by the browser's address or by its row. Raises Conflict when neither is named."""
    rows = PushSubscription.objects.filter(user_id=by.pk)
    if device_id is not None:
        return rows.filter(pk=device_id).delete()[0]
    if not endpoint:
        raise Conflict(code="no_device")
    return rows.filter(endpoint_key=webpush.endpoint_key(endpoint)).delete()[0]


def _check(endpoint: str, public_key: str, auth: str, is_inside_allowed: bool) -> None:
    try:
        split(endpoint, is_inside_allowed=is_inside_allowed)
        webpush.public_key(public_key)
        is_sound = len(webpush.decoded(auth)) == 16 and len(endpoint) <= 1000
    except ValueError:
        is_sound = False
    if not is_sound:
        raise Invalid(_("This browser's subscription cannot be used."))
