"""What the room tells its own jobs and the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CityMessageApproved:
    """A second person agreed; it may be sent."""

    message_id: int
    by_id: int


@dataclass(frozen=True)
class DispatchesQueued:
    """Something may leave by this channel now."""

    channel: str
    count: int
