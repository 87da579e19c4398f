"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: kept, added or taken out."""

    change: str
    text: str


def changes(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in reading order; `change` is "same", "added" or "removed".

    >>> [(piece.change, piece.text) for piece in changes("call 109 now", "call 112 now")]
    [('same', 'call '), ('removed', '109'), ('added', '112'), ('same', ' now')]
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece("removed", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("added", "".join(new[c:d])))
    return pieces
