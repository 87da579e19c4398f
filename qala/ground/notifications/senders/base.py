"""What a channel's adapter is, and which channels the city has.

The assistant's room registers its messenger: `register_sender("telegram", send, reaches=…)`. Without one the channel is
not offered. E-mail, SMS and push are registered by their modules beside this one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from qala.ground.notifications.rules.channels import Channel


@dataclass(frozen=True)
class Device:
    """A browser that takes push messages."""

    id: int
    endpoint: str
    public_key: str
    auth: str


@dataclass(frozen=True)
class Message:
    """One message, ready in the reader's language. `key` stays the same at every attempt; `stop_url` "" where nothing
    can be stopped; `parts` has more than one (title, text, url) in a daily summary."""

    key: str
    user_id: int | None
    address: str
    name: str
    language: str
    title: str
    text: str
    url: str
    stop_url: str = ""
    is_urgent: bool = False
    is_required: bool = False
    parts: tuple[tuple[str, str, str], ...] = ()
    devices: tuple[Device, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of it. `error`: a short code without personal data; "" is well. `is_final`: no attempt changes it.
    `is_kept`: the demonstration kept it. `gone`: devices that do not exist any more."""

    error: str = ""
    is_final: bool = False
    is_kept: bool = False
    gone: tuple[int, ...] = ()


SendAll = Callable[[Sequence[Message]], Iterable[Outcome]]


class Sender(Protocol):
    """A channel's adapter. No method logs an address or a text."""

    def is_offered(self) -> bool:
        """Whether the city has the channel."""

    def reaches(self, user_ids: Sequence[int]) -> set[int]:
        """Which of these accounts it reaches by itself, without an address of the recipient."""

    def opened(self) -> AbstractContextManager[SendAll]:
        """A connection for many messages: a function that gives an outcome for each, in order, and never raises."""


class Refused(Exception):
    """A registered function raises it for a person it will never reach: blocked, left."""


_senders: dict[str, Sender] = {}


class _Function:
    """A plain function as an adapter."""

    def __init__(self, send: Callable[..., Any], reaches: Callable[[Sequence[int]], Iterable[int]]) -> None:
        self._send, self._reaches = send, reaches

    def is_offered(self) -> bool:
        """Once registered, always."""
        return True

    def reaches(self, user_ids: Sequence[int]) -> set[int]:
        """As the owner says."""
        return set(self._reaches(user_ids))

    @contextmanager
    def opened(self) -> Iterator[SendAll]:
        """Nothing to open."""
        yield lambda messages: map(self._one, messages)

    def _one(self, message: Message) -> Outcome:
        try:
            self._send(
                user_id=message.user_id,
                title=message.title,
                text=message.text,
                url=message.url,
                key=message.key,
            )
        except Refused:
            return Outcome("refused", is_final=True)
        except Exception as fault:  # noqa: BLE001  somebody else's code: one message must not stop the others
            return Outcome(f"fault ({type(fault).__name__})")
        return Outcome()


def register(channel: str, sender: Sender) -> None:
    """Wire a channel's adapter."""
    _senders[Channel(channel)] = sender


def register_sender(
    channel: str, send: Callable[..., Any], *, reaches: Callable[[Sequence[int]], Iterable[int]]
) -> None:
    """Wire a channel by a function: `send(user_id=, title=, text=, url=, key=)` hands one message over and raises
    `Refused` for a person it will never reach, anything else for "try again"; `reaches(user_ids)` says who is linked.
    Called from `apps.ready` or a wired module of the room that owns it."""
    register(channel, _Function(send, reaches))


def sender_of(channel: str) -> Sender:
    """The adapter. KeyError for a channel without one."""
    return _senders[channel]


def offered() -> frozenset[str]:
    """The channels that leave the house and that the city has, as they are set up now."""
    return frozenset(channel for channel, sender in _senders.items() if sender.is_offered())
