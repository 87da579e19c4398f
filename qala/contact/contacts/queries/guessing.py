"""What the city's own classifier makes of the words of a talk: beside the topics that were found by their names."""

from dataclasses import dataclass, field
from typing import Any

from qala.contact.suggestions.access import can_use
from qala.contact.suggestions.actions.count import sealed
from qala.contact.suggestions.queries.engine import quick_offer
from qala.contact.suggestions.rules.kinds import Kind


@dataclass(frozen=True)
class Guess:
    """How probable a topic is, in per cent, and the words that spoke for it; `place` is its key, from 1."""

    place: int
    percent: int
    words: str


@dataclass(frozen=True)
class Guessed:
    """By topic, the most probable first. `offer` is what was shown, signed, for counting what became of it."""

    topics: dict[int, Guess] = field(default_factory=dict)
    offer: str = ""


def guess(user: Any, said: str) -> Guessed:
    """Nothing for whoever is given no suggestions, without a classifier, and below its threshold."""
    offer = quick_offer(Kind.TOPIC, said.strip()) if can_use(user) else None
    if offer is None:
        return Guessed()
    topics = {
        each.label: Guess(place, round(100 * each.probability), ", ".join(each.words))
        for place, each in enumerate(offer.guesses, start=1)
    }
    return Guessed(topics, sealed([offer]))
