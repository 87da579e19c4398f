"""A text as counted terms: its words, pairs of neighbours, and pieces of words, in which a misspelt word still meets
the right one. Folded first, so that Kazakh letters and their keyboard substitutes, and both scripts, meet too.

Numbers are left out: house numbers and telephones say nothing about the matter and are personal.
"""

import html
import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from qala.shared.folding import fold

_TAGS = re.compile(r"<[^<>]{0,2000}>")
_WORD = re.compile(r"[^\W\d_]+")
SHORTEST, LONGEST = 3, 5
MOST_WORDS = 800
MOST_LETTERS = 40


def plain(text: str) -> str:
    """Without tags and entities, as texts from other registers carry them."""
    return html.unescape(_TAGS.sub(" ", text)) if "<" in text or "&" in text else text


def written_words(text: str) -> list[str]:
    """The words as they were written, at most 800."""
    return [
        found.group()[:MOST_LETTERS]
        for _n, found in zip(range(MOST_WORDS), _WORD.finditer(plain(text)), strict=False)
    ]


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """One word's key; "" when nothing is left of it."""
    return fold(word).replace(" ", "")


@lru_cache(maxsize=20_000)
def pieces(key: str) -> tuple[str, ...]:
    """Every run of three to five signs of a word between two gaps."""
    framed = f" {key} "
    return tuple(
        framed[start : start + size]
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(framed) - size + 1)
    )


def word_terms(text: str) -> list[str]:
    """Words, and pairs of neighbours joined by a gap."""
    keys = keys_of(text)
    return keys + [f"{one} {other}" for one, other in itertools.pairwise(keys)]


def piece_terms(text: str) -> list[str]:
    """The pieces of all words, repeated as often as they stand."""
    return [piece for key in keys_of(text) for piece in pieces(key)]


def keys_of(text: str) -> list[str]:
    """The folded words in their order."""
    return [key for word in written_words(text) if (key := folded(word))]


def traced_terms(text: str) -> tuple[list[str], list[tuple[str, tuple[int, ...]]], list[tuple[str, int]]]:
    """For explaining: the words as written; word terms with the places of their words; pieces with theirs."""
    kept = [(word, key) for word in written_words(text) if (key := folded(word))]
    words: list[tuple[str, tuple[int, ...]]] = [(key, (at,)) for at, (_word, key) in enumerate(kept)]
    words += [(f"{one} {other}", (at, at + 1)) for at, (one, other) in enumerate(_pairs(kept))]
    parts = [(piece, at) for at, (_word, key) in enumerate(kept) for piece in pieces(key)]
    return [word for word, _key in kept], words, parts


def _pairs(kept: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((one, other) for (_w, one), (_x, other) in itertools.pairwise(kept))
