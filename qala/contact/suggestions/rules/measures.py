"""How good a classifier is on rows it has not seen."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

BINS = 10


@dataclass(frozen=True)
class Bin:
    """One line of the reliability table: of `count` guesses with about `said` probability, the share `right` was so."""

    low: float
    high: float
    count: int
    said: float
    right: float


@dataclass(frozen=True)
class Scores:
    """Shares from 0 to 1 over `rows` held-out rows; macro-F1 is the plain mean over all labels met."""

    rows: int
    labels: int
    top1: float
    top3: float
    macro_f1: float

    def as_json(self) -> dict[str, Any]:
        """Rounded to four places."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def scores(truth: Sequence[int], ranked: Sequence[Sequence[int]]) -> Scores:
    """`ranked` holds for every row the guessed labels, best first; an empty one is a miss."""
    count = len(truth)
    if not count:
        return Scores(0, 0, 0.0, 0.0, 0.0)
    firsts = [row[0] if row else -1 for row in ranked]
    top1 = sum(one == true for one, true in zip(firsts, truth, strict=True)) / count
    top3 = sum(true in list(row)[:3] for row, true in zip(ranked, truth, strict=True)) / count
    return Scores(count, len(set(truth)), top1, top3, macro_f1(truth, firsts))


def macro_f1(truth: Sequence[int], guessed: Sequence[int]) -> float:
    """Mean of 2·hits / (guessed + true) over the labels that are true at least once or guessed."""
    labels = set(truth) | {label for label in guessed if label != -1}
    hits = dict.fromkeys(labels, 0)
    seen = dict.fromkeys(labels, 0)
    for true, one in zip(truth, guessed, strict=True):
        seen[true] += 1
        if one != -1:
            seen[one] += 1
        if true == one:
            hits[true] += 1
    return sum(2 * hits[label] / seen[label] for label in labels) / len(labels) if labels else 0.0


def reliability(said: npt.NDArray[Any], right: npt.NDArray[Any]) -> list[Bin]:
    """Ten equal steps of the first guess's probability; empty steps are left out."""
    made = []
    steps = np.minimum((said * BINS).astype(int), BINS - 1)
    for step in range(BINS):
        inside = steps == step
        if inside.any():
            made.append(
                Bin(
                    step / BINS,
                    (step + 1) / BINS,
                    int(inside.sum()),
                    round(float(said[inside].mean()), 4),
                    round(float(right[inside].mean()), 4),
                )
            )
    return made


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: mean distance of said and right, weighted by rows (Guo et al. 2017)."""
    count = sum(one.count for one in bins)
    return sum(one.count * abs(one.said - one.right) for one in bins) / count if count else 0.0
