"""The port to an SMS gateway. The city names its class in SMS_GATEWAY, or an address in QALA_SMS_URL (the adapter is
`ground.notifications.senders.sms.HttpGateway`); without one nothing offers SMS."""

from contextlib import closing
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from qala.shared.errors import Conflict


class Refused(Exception):
    """The gateway will never take this message: a wrong number, a text it does not want. The words hold neither."""


class Gateway(Protocol):
    """What Qala needs from a gateway. An SMPP session is one too: bind at the first `send`, submit_sm with the text in
    data coding 0 or 8 (`notifications.rules.segments` says which), one sequence per `key`, enquire_link while idle."""

    def send(self, *, to: str, text: str, key: str = "") -> None:
        """Hand the text over for a number in E.164. `key`: the same at every attempt, "" where there is only one.
        Called from several threads. Raises Refused for good, anything else for now; must not log number or text."""

    def close(self) -> None:
        """Nothing more is sent through this object."""


class Outbox:
    """For tests and development: keeps messages in this process's memory; nothing leaves, nothing is logged."""

    messages: list[tuple[str, str]] = []

    def send(self, *, to: str, text: str, key: str = "") -> None:
        """Remember the message."""
        self.messages.append((to, text))

    def close(self) -> None:
        """Nothing to close."""


def is_available() -> bool:
    """Whether the city has set a gateway."""
    return bool(settings.SMS_GATEWAY)


def gateway() -> Gateway:
    """A new object of the city's class. Errors: Conflict when there is none."""
    if not is_available():
        raise Conflict(code="no_sms_gateway")
    made: Gateway = import_string(settings.SMS_GATEWAY)()
    return made


def send(*, to: str, text: str) -> None:
    """Send one through the city's gateway, at once. Errors: Conflict when there is none."""
    with closing(gateway()) as line:
        line.send(to=to, text=text)
