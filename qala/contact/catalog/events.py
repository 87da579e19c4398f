"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LadderChanged:
    """A step of an escalation ladder was added or ended."""

    step_id: int
