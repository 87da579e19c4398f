"""Channels: how updates of a messenger are read and answers sent. See docs/api/channels.md for writing another.

An adapter reads the channel's own JSON into `Incoming` and sends a line; everything between is the same for all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from qala.contact.assistant.rules.kinds import Button, Event


@dataclass(frozen=True)
class Remote:
    """A file on the messenger's server. `kind`: photo, video, voice or document; `seconds` of a voice message."""

    remote_id: str
    kind: str
    name: str = ""
    media_type: str = ""
    seconds: int = 0
    byte_count: int = 0


@dataclass(frozen=True)
class Incoming:
    """One update, read. `update_key` names it for ever in its channel, `outside_id` the person; `remotes` are to be
    fetched; `ack`: what the messenger wants confirmed (a pressed button). None of it is trusted beyond its type."""

    update_key: str
    outside_id: str
    event: Event
    language: str = ""
    remotes: tuple[Remote, ...] = field(default=())
    ack: str = ""


@dataclass(frozen=True)
class Line:
    """What is to be said: text, links (label, full address) and buttons."""

    text: str
    buttons: tuple[Button, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


class NotSent(Exception):
    """A line could not be sent. `retry_after` seconds where the other side named them; `is_final`: never try again;
    `is_gone`: the person has left."""

    def __init__(
        self, words: str, *, retry_after: float | None = None, is_final: bool = False, is_gone: bool = False
    ) -> None:
        super().__init__(words)
        self.words, self.retry_after, self.is_final, self.is_gone = (
            words,
            retry_after,
            is_final or is_gone,
            is_gone,
        )


class Channel(Protocol):
    """What an adapter brings."""

    code: str

    def parse(self, payload: Mapping[str, Any]) -> Incoming | None:
        """Read an update; None for one that is none of ours (a group, a channel post). Raises ValueError for junk."""

    def fetch(self, remote: Remote) -> bytes:
        """The bytes of a file. Raises NotSent."""

    def send(self, outside_id: str, line: Line) -> None:
        """Send a line. Raises NotSent."""


_made: dict[str, Callable[[], Channel | None]] = {}


def register_channel(code: str, make: Callable[[], Channel | None]) -> None:
    """`make` returns the adapter, None while the city has not set it up; asked each time, so it may remember."""
    _made[code] = make


def channel(code: str) -> Channel | None:
    """The adapter of a channel that answers are sent through; None for the site and for what is not set up."""
    make = _made.get(code)
    return make() if make else None


def is_pushing(code: str) -> bool:
    """Whether answers of this channel have to be sent."""
    return code in _made
