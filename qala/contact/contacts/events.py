"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ContactFinished:
    """A conversation has ended and stands in the register; `appeal_id`: the appeal it became or was about."""

    contact_id: int
    outcome: str
    operator_id: int
    appeal_id: int | None
