"""How much of an appeal everybody may know, as the room that publishes appeals says it.

That room lies above this one, so it hands its rules in. Without any, no appeal is hidden and no place is told.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from qala.contact.appeals.models import Appeal


@dataclass(frozen=True)
class Spot:
    """Where an appeal is shown, as exactly as its topic allows."""

    lon: float | None = None
    lat: float | None = None
    address: str = ""
    building_id: int | None = None


Rows = QuerySet[Appeal]


@dataclass(frozen=True)
class Rules:
    """`shown`: without those that a moderator has hidden. `spots`: where they are shown. `exact`: those that may be
    searched by a box, for whoever asks by boxes finds out where a place is."""

    shown: Callable[[Rows], Rows] = lambda rows: rows
    spots: Callable[[Sequence[int]], Mapping[int, Spot]] = lambda _ids: {}
    exact: Callable[[Rows], Rows] = lambda rows: rows.none()


_rules = Rules()


def openness_by(rules: Rules) -> None:
    """Hand them in."""
    global _rules
    _rules = rules


def openness() -> Rules:
    """As they were handed in."""
    return _rules
