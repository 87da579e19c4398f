"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DatasetDecided:
    """A dataset was withdrawn from open data, or released again."""

    dataset: str
    is_withdrawn: bool
    by_id: int
