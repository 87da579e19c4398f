"""Telegram by the Bot API. aiogram is imported with the first update or answer: a city without a bot pays nothing."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

from qala.contact.assistant.actions.sealing import derived
from qala.contact.assistant.channels import Channel, Incoming, Line, Remote, register_channel
from qala.contact.assistant.models import Channel as Code

if TYPE_CHECKING:
    from qala.contact.assistant.channels.telegram.wire import Wire

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


class Telegram:
    """The adapter; see `channels.Channel`."""

    code = Code.TELEGRAM.value

    def __init__(self, token: str, api: str) -> None:
        self.token, self.api = token, api

    @property
    def wire(self) -> "Wire":
        """The connection of this process."""
        from qala.contact.assistant.channels.telegram.wire import wire

        return wire(self.token, self.api)

    def parse(self, payload: Mapping[str, Any]) -> Incoming | None:
        """As in `channels.Channel`."""
        from qala.contact.assistant.channels.telegram.parsing import parse

        return parse(payload)

    def fetch(self, remote: Remote) -> bytes:
        """As in `channels.Channel`."""
        return self.wire.fetch(remote)

    def send(self, outside_id: str, line: Line) -> None:
        """As in `channels.Channel`."""
        from qala.contact.assistant.channels.telegram.drawing import messages

        for message in messages(outside_id, line):
            self.wire.call(message)


@cache
def _adapter(token: str, api: str) -> Telegram:
    return Telegram(token, api)


def telegram() -> Telegram | None:
    """The adapter, None while the city has no bot."""
    token = settings.TELEGRAM["token"]
    return _adapter(token, settings.TELEGRAM["api"]) if token else None


def _channel() -> Channel | None:
    return telegram()


def register() -> None:
    """Make the channel known."""
    register_channel(Code.TELEGRAM, _channel)


def webhook_path() -> str:
    """The last part of the webhook's address: nobody guesses it."""
    return derived("telegram.path")[:32]


def webhook_secret() -> str:
    """What Telegram repeats in the header of every update."""
    return derived("telegram.secret")
