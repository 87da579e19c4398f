"""Near-copies of texts (the same letter sent ten times, a call noted twice) put into groups.

MinHash over runs of eight folded signs, 16 bands of 4 (Broder 1997; Leskovec et al., Mining of Massive Datasets,
ch. 3): two texts that share half of their runs meet with a probability near 2/3, with four fifths nearly always.
"""

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qala.contact.suggestions.rules.features import keys_of

RUN = 8
BANDS, PER_BAND = 16, 4
_PRIME = np.uint64(2_147_483_647)
_DRAW = np.random.RandomState(109)
_A = _DRAW.randint(1, 2_147_483_646, BANDS * PER_BAND).astype(np.uint64)
_B = _DRAW.randint(0, 2_147_483_646, BANDS * PER_BAND).astype(np.uint64)


def sketch(text: str) -> npt.NDArray[np.uint64]:
    """64 numbers; the share of equal ones in two sketches estimates how much the texts have in common."""
    key = " ".join(keys_of(text))
    runs = {zlib.crc32(key[start : start + RUN].encode()) for start in range(max(1, len(key) - RUN + 1))}
    hashes = np.fromiter(runs, dtype=np.uint64, count=len(runs)) % _PRIME
    return np.asarray(((hashes[:, None] * _A + _B) % _PRIME).min(axis=0), dtype=np.uint64)


def groups_of(texts: Sequence[str]) -> list[int]:
    """For every text the number of its group: the place of the group's first text."""
    parent = list(range(len(texts)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[tuple[int, bytes], int] = {}
    for at, text in enumerate(texts):
        signs = sketch(text)
        for band in range(BANDS):
            key = (band, signs[band * PER_BAND : (band + 1) * PER_BAND].tobytes())
            one, other = root(first.setdefault(key, at)), root(at)
            parent[max(one, other)] = min(one, other)
    return [root(at) for at in range(len(texts))]
