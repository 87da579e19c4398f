"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OpinionGiven:
    """A visitor said whether an article of the frequent questions helped."""

    article_id: int
    is_helpful: bool
