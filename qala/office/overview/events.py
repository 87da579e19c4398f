"""What happens in this room."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClashFound:
    """The nightly search found a clash that was not known, or one that had been called settled."""

    clash_id: int
    one_id: int
    other_id: int | None


@dataclass(frozen=True)
class ClashDecided:
    """A person accepted, settled or reopened a clash."""

    clash_id: int
    stage: str
    by_id: int | None


@dataclass(frozen=True)
class StandingsReckoned:
    """It was written where these projects stand today."""

    project_ids: tuple[int, ...]
