"""Whether two appeals are about the same: place, topic, and words in common."""

from dataclasses import dataclass

# Cut to this many letters, forms of a word mostly meet: "трубу" and "трубы", "құбырдың" and "құбыр".
STEM = 5
_SHORTEST = 4


@dataclass(frozen=True)
class Same:
    """Why an appeal is shown as perhaps the same. `metres` is None when only the building is known to be the same."""

    metres: int | None
    is_same_building: bool
    is_same_topic: bool
    likeness: float

    @property
    def percent(self) -> int:
        """Words in common, of a hundred."""
        return round(100 * self.likeness)

    @property
    def weight(self) -> float:
        """For the order: nearer, more alike, the same topic and building come first. From 0 to 4."""
        near = 0.0 if self.metres is None else 1 / (1 + self.metres / 50)
        return near + self.likeness + self.is_same_topic + self.is_same_building


def likeness(one: str, other: str) -> float:
    """Share of word beginnings in common (Jaccard index of two folded texts), 0 to 1."""
    first, second = _stems(one), _stems(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _stems(folded: str) -> frozenset[str]:
    return frozenset(
        word[:STEM] for word in folded.split() if len(word) >= _SHORTEST and not word.isdecimal()
    )
