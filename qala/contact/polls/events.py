"""What the room tells others. Nothing is told about a vote: whoever listened would know who voted when."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PollOpened:
    """A poll takes answers from its beginning on."""

    poll_id: int
    by_id: int | None


@dataclass(frozen=True)
class PollClosed:
    """A poll takes no more answers and has been counted."""

    poll_id: int


@dataclass(frozen=True)
class PollCancelled:
    """A poll was called off; nothing of it is published."""

    poll_id: int
    by_id: int | None
