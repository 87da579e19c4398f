"""Web push: one encrypted message to every browser of a person."""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from email.utils import parseaddr
from functools import lru_cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from qala.ground.notifications.models import PushSubscription
from qala.ground.notifications.rules import webpush
from qala.ground.notifications.senders.base import Device, Message, Outcome, SendAll, register
from qala.shared import web
from qala.shared.clock import now

AT_ONCE = 8
# How long a push service keeps a message for a telephone that is off.
TTL = 24 * 3600
HALF_A_DAY = 12 * 3600
GONE = frozenset({404, 410})
AGAIN = frozenset({408, 425, 429})


class PushSender:
    """Offered once the city has a key pair (`qala make-vapid-keys`)."""

    def is_offered(self) -> bool:
        """Whether there is a key."""
        return bool(settings.VAPID_PRIVATE_KEY)

    def reaches(self, user_ids: Sequence[int]) -> set[int]:
        """Those with a browser that takes messages. One query."""
        rows = PushSubscription.objects.filter(user_id__in=user_ids)
        return set(rows.values_list("user_id", flat=True).distinct())

    @contextmanager
    def opened(self) -> Iterator[SendAll]:
        """Several at a time: each goes to the server of somebody's browser, far away."""
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="push") as pool:
            yield lambda messages: pool.map(_sent, messages)


def public_key() -> str:
    """What browsers need to subscribe; "" without a key."""
    return _public_of(settings.VAPID_PRIVATE_KEY) if settings.VAPID_PRIVATE_KEY else ""


@lru_cache(maxsize=2)
def _public_of(private: str) -> str:
    return webpush.encoded(webpush.point_of(webpush.private_key(private).public_key()))


def payload(message: Message) -> bytes:
    """What the service worker shows: `title`, `body`, `url`, `tag`; short enough for one record."""
    body = message.text[:600]
    words = {
        "title": message.title[:200],
        "body": body,
        "url": message.url,
        "tag": message.key,
        "lang": message.language,
    }
    return json.dumps(words, ensure_ascii=False).encode()


def _sent(message: Message) -> Outcome:
    """To all devices: well if one took it; final when none is left."""
    if not message.devices:
        return Outcome("no device any more", is_final=True)
    answers = [(device, _to(device, message)) for device in message.devices]
    gone = tuple(device.id for device, (_error, is_gone) in answers if is_gone)
    errors = [error for _device, (error, _is_gone) in answers]
    if "" in errors:
        return Outcome(gone=gone)
    left = [error for _device, (error, is_gone) in answers if not is_gone]
    if not left:
        return Outcome("no device any more", is_final=True, gone=gone)
    return Outcome(left[0], is_final=all(_is_final(error) for error in left), gone=gone)


def _to(device: Device, message: Message) -> tuple[str, bool]:
    try:
        body = webpush.encrypt(
            payload(message),
            receiver=device.public_key,
            auth=device.auth,
            sender=ec.generate_private_key(ec.SECP256R1()),
            salt=os.urandom(16),
        )
    except ValueError:
        return "no key of a browser", True
    try:
        reply = web.call("POST", device.endpoint, body=body, headers=_heads(device.endpoint, message))
    except web.Unreached as fault:
        return str(fault), False
    return ("" if reply.is_good else f"answered {reply.status}"), reply.status in GONE


def _heads(endpoint: str, message: Message) -> dict[str, str]:
    parts = urlsplit(endpoint)
    return {
        "Authorization": _authorization(
            f"{parts.scheme}://{parts.netloc}", int(now().timestamp()) // HALF_A_DAY
        ),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(TTL),
        "Urgency": "high" if message.is_urgent else "normal",
        # At most 32 letters of base64 (RFC 8030, 5.4): a second attempt takes the place of the first.
        "Topic": message.key.replace("-", "")[:32],
    }


@lru_cache(maxsize=64)
def _authorization(origin: str, half_day: int) -> str:
    """The same for half a day: signing is slower than all the rest."""
    until = (half_day + 1) * HALF_A_DAY + 3600
    contact = f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"
    return webpush.vapid(
        origin=origin, until=until, contact=contact, key=webpush.private_key(settings.VAPID_PRIVATE_KEY)
    )


def _is_final(error: str) -> bool:
    """4yz other than "later": the service understood, and does not want this one."""
    status = int(error.rpartition(" ")[2]) if error.startswith("answered ") else 0
    return 400 <= status < 500 and status not in AGAIN


register("push", PushSender())
