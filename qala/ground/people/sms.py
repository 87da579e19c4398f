"""The port to an SMS gateway. The city names its class in SMS_GATEWAY; without one nothing offers SMS."""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from qala.shared.errors import Conflict


class Gateway(Protocol):
    """What Qala needs from a gateway."""

    def send(self, *, to: str, text: str) -> None:
        """Hand the text over for a number in E.164. Raises on failure; must not log number or text."""


class Outbox:
    """For tests and development: keeps messages in this process's memory; nothing leaves, nothing is logged."""

    messages: list[tuple[str, str]] = []

    def send(self, *, to: str, text: str) -> None:
        """Remember the message."""
        self.messages.append((to, text))


def is_available() -> bool:
    """Whether the city has set a gateway."""
    return bool(settings.SMS_GATEWAY)


def send(*, to: str, text: str) -> None:
    """Send through the city's gateway. Errors: Conflict when there is none."""
    if not is_available():
        raise Conflict(code="no_sms_gateway")
    gateway: Gateway = import_string(settings.SMS_GATEWAY)()
    gateway.send(to=to, text=text)
