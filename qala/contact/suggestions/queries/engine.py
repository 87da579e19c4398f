"""Score a text with the classifiers in use. They are read once per process; numpy comes with the first question."""

import logging
import threading
import time
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
LEAST_LETTERS = 8
FRESH_FOR = 5.0
log = logging.getLogger("qala.suggestions")


@dataclass(frozen=True)
class Offer:
    """What one classifier says about a text; without guesses it is too unsure to say anything."""

    kind: str
    classifier_id: int
    guesses: "tuple[Guess, ...]"


_lock = threading.Lock()
_kept: "dict[str, tuple[int, Linear]]" = {}
_in_use: "dict[str, tuple[float, int, float]]" = {}
"""By kind: when it was read, which classifier is in use (0: none), its threshold."""


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


def quick_offer(kind: str, text: str) -> Offer | None:
    """As `offers` of one kind, for whoever asks with every few letters: which classifier is in use is remembered, so
    that one put into use or taken out of it elsewhere is noticed after `FRESH_FOR` seconds at most. None without a
    classifier, and for bytes that are damaged: nobody's work stops for a suggestion."""
    from qala.contact.suggestions.rules.packing import Damaged

    if len(text) < LEAST_LETTERS:
        return None
    read_at, classifier_id, least = _in_use.get(kind, (0.0, 0, 0.0))
    if not read_at or time.monotonic() - read_at > FRESH_FOR:
        found = ClassifierModel.objects.filter(state=State.ACTIVE, kind=kind).values_list("pk", flat=True)
        classifier_id, least = found.first() or 0, rules_of_today()[kind].least_probability
        _in_use[kind] = (time.monotonic(), classifier_id, least)
    if not classifier_id:
        return None
    try:
        return Offer(kind, classifier_id, _guesses(kind, classifier_id, text, least))
    except (Damaged, ClassifierModel.DoesNotExist) as fault:
        log.warning("classifier %s: %s", classifier_id, type(fault).__name__)
        _in_use[kind] = (time.monotonic(), 0, least)
        return None


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
    _in_use.clear()
