"""Which topic a caller means: words in any script and with any ending against names and keywords."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from qala.shared.folding import fold, fold_variants

LEAST = 3  # letters that must agree
GOOD = 0.6  # share of the longer word that must agree


@dataclass
class TopicIndex:
    """Words of all topics by their first letters; made once for each version of the catalogue."""

    words: dict[str, list[tuple[str, int, float]]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    @classmethod
    def of(cls, topics: Iterable[tuple[int, str, str]]) -> "TopicIndex":
        """From (id, names, keywords); a word that many topics have weighs less, a word of the name more."""
        index, seen = cls(), defaultdict(dict)  # type: tuple[TopicIndex, dict[str, dict[int, float]]]
        for pk, names, keywords in topics:
            index.count += 1
            for text, weight in ((keywords, 0.7), (names, 1.0)):
                for word in fold(text).split():
                    if len(word) >= LEAST:
                        seen[word][pk] = weight
        for word, owners in seen.items():
            rarity = math.log(1 + index.count / len(owners))
            index.words[word[:LEAST]] += [(word, pk, weight * rarity) for pk, weight in owners.items()]
        return index

    def find(self, typed: str, limit: int = 6) -> list[int]:
        """Ids of topics, the best first; nothing for less than three letters."""
        best: dict[int, float] = {}
        for variant in fold_variants(typed[-400:]):
            for pk, score in self._scores(variant).items():
                best[pk] = max(best.get(pk, 0.0), score)
        return sorted(best, key=lambda pk: (-best[pk], pk))[:limit]

    def _scores(self, folded: str) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        for typed in dict.fromkeys(folded.split()):
            best: dict[int, float] = {}
            for word, pk, weight in self.words.get(typed[:LEAST], ()) if len(typed) >= LEAST else ():
                score = weight * likeness(typed, word)
                if score > best.get(pk, 0.0):
                    best[pk] = score
            for pk, score in best.items():
                scores[pk] += score
        return scores


def likeness(typed: str, word: str) -> float:
    """0…1: how far two words begin alike; 0 below `GOOD`. What is typed may still be growing."""
    common = 0
    for one, other in zip(typed, word, strict=False):
        if one != other:
            break
        common += 1
    if common < LEAST:
        return 0.0
    if common == len(typed):
        return 0.75 + 0.25 * common / len(word)
    # A whole word with endings behind it: Kazakh adds several.
    if common == len(word) and common > LEAST:
        return 0.7
    share = common / max(len(typed), len(word))
    return share if share >= GOOD or common >= 5 else 0.0
