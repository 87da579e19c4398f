"""Score a text with the classifiers in use. They are read once per process; numpy comes with the first question."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qala.contact.suggestions.models import ClassifierModel
from qala.contact.suggestions.queries.rules import rules_of_today
from qala.contact.suggestions.rules.kinds import Kind, State

if TYPE_CHECKING:
    from qala.contact.suggestions.rules.linear import Guess, Linear

OFFERED = 3
# Below this a second or third guess is noise.
LEAST_SHOWN = 0.03


@dataclass(frozen=True)
class Offer:
    """What one classifier says about a text; without guesses it is too unsure to say anything."""

    kind: str
    classifier_id: int
    guesses: "tuple[Guess, ...]"


_lock = threading.Lock()
_kept: "dict[str, tuple[int, Linear]]" = {}


def offers(text: str, kinds: tuple[str, ...] = tuple(Kind.values)) -> list[Offer]:
    """One per kind that has a classifier in use, in the order of `kinds`. Two statements, more after an activation.

    Raises `rules.packing.Damaged` when the stored bytes are not the ones that were trained.
    """
    active = dict(
        ClassifierModel.objects.filter(state=State.ACTIVE, kind__in=kinds).values_list("kind", "pk")
    )
    if not active:
        return []
    rules = rules_of_today()
    return [
        Offer(kind, active[kind], _guesses(kind, active[kind], text, rules[kind].least_probability))
        for kind in kinds
        if kind in active
    ]


def _guesses(kind: str, classifier_id: int, text: str, least: float) -> "tuple[Guess, ...]":
    from qala.contact.suggestions.rules.linear import best

    found = best(linear_of(kind, classifier_id), text, OFFERED)
    if not found or found[0].probability < least:
        return ()
    return tuple(guess for guess in found if guess.probability >= LEAST_SHOWN)


def linear_of(kind: str, classifier_id: int) -> "Linear":
    """The arrays of the classifier in use, from memory while it is the same one."""
    kept = _kept.get(kind)
    if kept is not None and kept[0] == classifier_id:
        return kept[1]
    with _lock:
        kept = _kept.get(kind)
        if kept is None or kept[0] != classifier_id:
            kept = _kept[kind] = (classifier_id, load(classifier_id))
    return kept[1]


def load(classifier_id: int) -> "Linear":
    """Read and check the bytes of a classifier."""
    from qala.contact.suggestions.rules.packing import unpack

    row = ClassifierModel.objects.only("packed", "checksum").get(pk=classifier_id)
    return unpack(bytes(row.packed), row.checksum)


def forget() -> None:
    """For tests, where ids come again."""
    _kept.clear()
