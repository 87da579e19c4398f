"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OperatorStateChanged:
    """An operator is doing something else; state "" means signed off."""

    operator_id: int
    state: str
    shift_id: int | None


@dataclass(frozen=True)
class ShiftTakenOver:
    """The supervisor of a shift has read what the one before left and has begun."""

    shift_id: int
    by_id: int


@dataclass(frozen=True)
class HandoverUnread:
    """A hand-over note was not confirmed in time."""

    note_id: int
    shift_id: int


@dataclass(frozen=True)
class QueueItemTaken:
    """An item of a channel's queue has a new holder."""

    channel: str
    key: str
    operator_id: int


@dataclass(frozen=True)
class QueueItemEnded:
    """A hold has ended; outcome is done, transferred or returned."""

    channel: str
    key: str
    outcome: str


@dataclass(frozen=True)
class ReviewGiven:
    """An operator's work was reviewed."""

    review_id: int
    operator_id: int


@dataclass(frozen=True)
class ReviewObjected:
    """The operator does not agree; a supervisor has to decide."""

    review_id: int
