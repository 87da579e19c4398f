"""How well an article answers a question: a figure people are told, not a probability."""

from qala.contact.contacts.rules.topics import likeness
from qala.contact.knowledge.rules.searching import asked_words
from qala.shared.folding import fold

TITLE, BODY = 1.0, 0.6
_SHORT = 3


def confidence(question: str, title: str, body: str) -> int:
    """0–100: the share of the question's meaning words that the article has, the title counting in full and the text
    a little over half. Endings and spellings do not matter (folded words that begin alike)."""
    asked = asked_words(question)
    if not asked:
        return 0
    heads, texts = set(fold(title).split()), set(fold(body).split())
    total = sum(max(_best(word, heads, texts) for word in readings) for readings in asked)
    # One word alone says little about what is asked.
    most = TITLE * len(asked) if len(asked) > 1 else TITLE * 1.5
    return round(100 * total / most)


def _best(word: str, heads: set[str], texts: set[str]) -> float:
    if any(_alike(word, other) for other in heads):
        return TITLE
    return BODY if any(_alike(word, other) for other in texts) else 0.0


def _alike(one: str, other: str) -> bool:
    if len(one) <= _SHORT or len(other) <= _SHORT:
        return one == other
    return likeness(one, other) > 0
