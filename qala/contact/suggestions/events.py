"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClassifierProposed:
    """A classifier was trained that is better than the one in use; a person has to decide."""

    classifier_id: int


@dataclass(frozen=True)
class ClassifierActivated:
    """A person put a classifier into use."""

    classifier_id: int
    by_id: int
