"""A trained linear classifier as plain arrays, and how it scores a text: numpy alone, no training library.

score = Σ weights[term] · value(term) + bias, probability = softmax(score). A term's value is (1 + ln count) · rarity,
and each block of terms (words, pieces) is brought to length 1; the calibration is part of the weights already.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from qala.contact.suggestions.rules.features import piece_terms, traced_terms, word_terms

Floats = npt.NDArray[np.float32]
REASONS = 4
# A word must carry this share of what the strongest one carries to be named.
WORTH_NAMING = 0.25


@dataclass(frozen=True)
class Block:
    """The vocabulary of one kind of terms: its place in the weights and how rare each term is."""

    places: dict[str, int]
    rarity: Floats


@dataclass(frozen=True)
class Linear:
    """`weights` is (terms, labels), the words' block first; `labels` are the ids that stand for the columns."""

    words: Block
    pieces: Block
    weights: Floats
    bias: Floats
    labels: tuple[int, ...]
    trained: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Guess:
    """One label with its probability (0 to 1) and the words that spoke for it, as they were written."""

    label: int
    probability: float
    words: tuple[str, ...] = ()


def probabilities(model: Linear, text: str) -> Floats:
    """One per label, in the model's order; they add up to 1."""
    return _softmax(_scores(model, _values(model, text)))


def best(model: Linear, text: str, count: int = 3) -> list[Guess]:
    """The most probable labels, best first, each with its reasons. A text without a known term has none."""
    values = _values(model, text)
    if not values:
        return []
    chances = _softmax(_scores(model, values))
    order = np.argsort(-chances, kind="stable")[:count]
    named = reasons(model, text, order.tolist(), values)
    return [
        Guess(model.labels[at], float(chances[at]), tuple(words))
        for at, words in zip(order.tolist(), named, strict=True)
    ]


def reasons(model: Linear, text: str, columns: Sequence[int], values: dict[int, float]) -> list[list[str]]:
    """For each label the written words that raised it most above the average label; a piece counts for its word."""
    written, words, parts = traced_terms(text)
    found: list[tuple[int, tuple[int, ...]]] = []
    offset = len(model.words.places)
    for term, places in words:
        if (row := model.words.places.get(term)) is not None:
            found.append((row, places))
    for piece, place in parts:
        if (row := model.pieces.places.get(piece)) is not None:
            found.append((row + offset, (place,)))
    counts = Counter(row for row, _places in found)
    rows = list(values)
    weights = model.weights[rows]
    lifts = weights[:, columns] - weights.mean(axis=1, keepdims=True)
    # What one standing of the term says for each label; a pair of words shares it.
    each = lifts * np.array([values[row] / counts[row] for row in rows])[:, None]
    at = {row: index for index, row in enumerate(rows)}
    spoken = np.zeros((len(written), len(columns)))
    standing = [place for _row, those in found for place in those]
    spreads = [(at[row], len(those)) for row, those in found for _place in those]
    terms, shares = (np.array(part) for part in zip(*spreads, strict=True))
    np.add.at(spoken, standing, each[terms] / shares[:, None])
    return [_named(written, column) for column in spoken.T]


def _named(written: Sequence[str], spoken: npt.NDArray[np.float64]) -> list[str]:
    total: dict[str, float] = {}
    for word, weight in zip(written, spoken.tolist(), strict=True):
        total[word.lower()] = total.get(word.lower(), 0.0) + weight
    ranked = sorted(total.items(), key=lambda pair: -pair[1])[:REASONS]
    least = WORTH_NAMING * ranked[0][1] if ranked else 0.0
    return [word for word, weight in ranked if weight > 0 and weight >= least]


def _values(model: Linear, text: str) -> dict[int, float]:
    """Row of the weights → value, of every known term of the text."""
    values = _block_values(model.words, word_terms(text), 0)
    return values | _block_values(model.pieces, piece_terms(text), len(model.words.places))


def _block_values(block: Block, terms: Iterable[str], offset: int) -> dict[int, float]:
    counts = Counter(place for term in terms if (place := block.places.get(term)) is not None)
    if not counts:
        return {}
    places = np.fromiter(counts.keys(), dtype=np.int64)
    values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float64))) * block.rarity[places]
    values /= np.sqrt((values**2).sum())
    return dict(zip((places + offset).tolist(), values.tolist(), strict=True))


def _scores(model: Linear, values: dict[int, float]) -> npt.NDArray[np.float64]:
    rows = list(values)
    known = np.array([values[row] for row in rows])
    return np.asarray(known @ model.weights[rows] + model.bias, dtype=np.float64)


def _softmax(scores: npt.NDArray[np.float64]) -> Floats:
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)
