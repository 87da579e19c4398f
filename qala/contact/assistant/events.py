"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonAsked:
    """Somebody in a conversation asks for a person; it waits in the queue of channels."""

    conversation_id: int


@dataclass(frozen=True)
class UpdateFailed:
    """An update could not be handled: it is kept, and tried again or by hand."""

    inbound_id: int
    is_given_up: bool


@dataclass(frozen=True)
class LineQueued:
    """A line waits to be sent to a messenger."""

    conversation_id: int
