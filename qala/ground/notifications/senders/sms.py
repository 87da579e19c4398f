"""SMS through the port of `ground.people.sms`, and the adapter for gateways that speak HTTP.

The contract, for whoever stands between us and a provider (docs/admin/notifications.md): we POST JSON
`{"to": "+77010000000", "text": "…", "from": "QALA", "id": "…"}` with `Authorization: Bearer KEY`. 2yz: taken. 4yz other
than 401, 403, 408 and 429: refused for good. All else: we try again with the same `id`, which must not be sent twice.
"""

import http.client
import json
import ssl
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from qala.ground.notifications.senders.base import Message, Outcome, SendAll, register
from qala.ground.people import sms

SECONDS = 15
AT_ONCE = 8
# About us or about now, not about this message.
NOT_THE_MESSAGE = frozenset({401, 403, 408, 429})


class HttpGateway:
    """`settings.SMS_URL`; each thread keeps its connection."""

    def __init__(self) -> None:
        self._own = threading.local()
        self._lines: list[Any] = []

    def close(self) -> None:
        """Hang up every thread's line; nobody may be sending."""
        for line in self._lines:
            line.close()

    def send(self, *, to: str, text: str, key: str = "") -> None:
        """Hand one over. Raises sms.Refused for good, OSError for now."""
        words = {"to": to, "text": text, "from": settings.SMS_SENDER, "id": key}
        status = self._post(json.dumps({name: word for name, word in words.items() if word}).encode())
        if 200 <= status < 300:
            return
        if 400 <= status < 500 and status not in NOT_THE_MESSAGE:
            raise sms.Refused(f"answered {status}")
        raise ConnectionError(f"answered {status}")

    def _post(self, body: bytes) -> int:
        line, path = self._line()
        heads = {"Content-Type": "application/json", "Authorization": f"Bearer {settings.SMS_KEY}"}
        try:
            line.request("POST", path, body, heads)
            answer = line.getresponse()
            answer.read()
        except (http.client.HTTPException, OSError) as fault:
            line.close()  # the next request opens it anew
            raise ConnectionError(f"no connection ({type(fault).__name__})") from fault
        return int(answer.status)

    def _line(self) -> tuple[Any, str]:
        parts = urlsplit(settings.SMS_URL)
        if not hasattr(self._own, "line"):
            host, port = parts.hostname or "", parts.port
            if parts.scheme == "https":
                context = ssl.create_default_context()
                self._own.line = http.client.HTTPSConnection(host, port, timeout=SECONDS, context=context)
            else:
                self._own.line = http.client.HTTPConnection(host, port, timeout=SECONDS)
            self._lines.append(self._own.line)
        return self._own.line, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


class SmsSender:
    """Offered where the city has a gateway; the demonstration without one keeps the messages here."""

    def is_offered(self) -> bool:
        """Whether there is a gateway, or a demonstration."""
        return sms.is_available() or settings.NOTIFICATIONS_KEPT_HERE

    def reaches(self, user_ids: Sequence[int]) -> set[int]:
        """Nobody without a number."""
        return set()

    @contextmanager
    def opened(self) -> Iterator[SendAll]:
        """Several at a time: a gateway's answer takes its time, not ours."""
        if not sms.is_available():
            yield lambda messages: [Outcome(is_kept=True) for _each in messages]
            return
        gateway = sms.gateway()
        try:
            with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="sms") as pool:
                yield lambda messages: pool.map(lambda message: _sent(gateway, message), messages)
        finally:
            gateway.close()


def text_of(message: Message) -> str:
    """The text and, where there is one, the link; a summary has no place in an SMS."""
    return f"{message.text} {message.url}".strip()


def _sent(gateway: sms.Gateway, message: Message) -> Outcome:
    try:
        gateway.send(to=message.address, text=text_of(message), key=message.key)
    except sms.Refused as fault:
        return Outcome(str(fault) or "refused", is_final=True)
    except OSError as fault:
        return Outcome(str(fault)[:100] if isinstance(fault, ConnectionError) else "no connection")
    except Exception as fault:  # noqa: BLE001  a city's own gateway class: one message must not stop the others
        return Outcome(f"fault ({type(fault).__name__})")
    return Outcome()


register("sms", SmsSender())
