"""The emergency gate: signs of danger, the priority they raise to, and the explanation that is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

NORMAL, HIGH, URGENT = 0, 1, 2
WORD, QUESTION, VULNERABLE, REPORTERS = "word", "question", "vulnerable", "reporters"


@dataclass(frozen=True, slots=True)
class Hazard:
    """A hazard word, folded: it matches where a word of the text begins with it."""

    id: int
    key: str
    word: str
    priority: int
    service: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason: `what` is the word, the question, the name of the object or the count of reporters."""

    kind: str
    what: str
    priority: int
    service: str = ""

    def as_dict(self) -> dict[str, Any]:
        """As it is stored with the contact."""
        return {"kind": self.kind, "what": self.what, "priority": self.priority, "service": self.service}


@dataclass(frozen=True)
class Danger:
    """All signs together. The priority is the highest of them; two raising signs of different kinds make it urgent."""

    signs: tuple[Sign, ...] = ()
    services: tuple[str, ...] = field(default=())

    @property
    def priority(self) -> int:
        """0 normal, 1 high, 2 urgent. Somebody vulnerable nearby is no danger by itself: it raises another sign."""
        raising = [sign for sign in self.signs if sign.kind != VULNERABLE]
        if not raising:
            return NORMAL
        kinds = {sign.kind for sign in self.signs if sign.priority > NORMAL}
        return URGENT if len(kinds) > 1 else max(sign.priority for sign in raising)

    def as_dict(self) -> dict[str, Any]:
        """As it is stored: empty without signs."""
        if not self.signs:
            return {}
        return {"priority": self.priority, "reasons": [sign.as_dict() for sign in self.signs]}


def hazards_in(folded: str, hazards: Iterable[Hazard]) -> list[Sign]:
    """Hazard words of the folded text, each once, the worst first."""
    text = f" {folded}"
    found = [h for h in hazards if h.key and f" {h.key}" in text]
    unique = {h.word: h for h in sorted(found, key=lambda h: h.priority)}
    worst_first = sorted(unique.values(), key=lambda h: (-h.priority, h.word))
    return [Sign(WORD, h.word, h.priority, h.service) for h in worst_first]


def assess(
    *,
    words: Sequence[Sign],
    answers: Sequence[Sign],
    vulnerable: Sequence[str],
    reporters_count: int,
    reporters_needed: int,
) -> Danger:
    """Everything the gate knows, put together. `vulnerable`: names of objects near the place."""
    signs = [*answers, *words]
    if reporters_count >= reporters_needed:
        signs.append(Sign(REPORTERS, str(reporters_count), HIGH))
    signs += [Sign(VULNERABLE, name, HIGH) for name in vulnerable]
    services = dict.fromkeys(sign.service for sign in signs if sign.service)
    return Danger(tuple(signs), tuple(services))
