"""Quality reviews: the score of a form, a sample that anybody can draw again, and how reviewers differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from statistics import fmean


@dataclass(frozen=True)
class Mark:
    """The mark of one criterion: 0–100, its weight, and whether a zero sinks the whole review."""

    score: int
    weight: int
    is_fatal: bool = False

    @property
    def has_failed(self) -> bool:
        """A fatal criterion with nothing."""
        return self.is_fatal and self.score == 0


def total(marks: Sequence[Mark]) -> int:
    """Weighted mean, rounded half up; 0 when a fatal criterion has failed. Raises ValueError without weights."""
    weights = sum(mark.weight for mark in marks)
    if weights <= 0 or any(not 0 <= mark.score <= 100 for mark in marks):
        raise ValueError("a review needs weights, and marks from 0 to 100")
    if any(mark.has_failed for mark in marks):
        return 0
    return int((sum(mark.score * mark.weight for mark in marks) * 2 + weights) // (2 * weights))


def draw(ids: Iterable[str], *, size: int, seed: str) -> list[str]:
    """`size` of the ids in an order that depends on seed and ids alone: the smallest SHA-256 of "seed id".

    The same on every machine and in every version of Python; more ids later only push others out.
    """
    ranked = sorted(set(ids), key=lambda one: (sha256(f"{seed} {one}".encode()).digest(), one))
    return ranked[: max(size, 0)]


@dataclass(frozen=True)
class Calibration:
    """One criterion: the mean of all, and each reviewer's mean minus it."""

    criterion_id: int
    mean: float
    count: int
    differences: Mapping[int, float]

    @property
    def spread(self) -> float:
        """The largest difference between two reviewers; 0 for one."""
        return max(self.differences.values()) - min(self.differences.values()) if self.differences else 0.0


def calibrate(marks: Iterable[tuple[int, int, int]]) -> list[Calibration]:
    """Rows (criterion, reviewer, score) to one line per criterion, in the order of criteria ids."""
    by_criterion: dict[int, dict[int, list[int]]] = {}
    for criterion, reviewer, score in marks:
        by_criterion.setdefault(criterion, {}).setdefault(reviewer, []).append(score)
    lines = []
    for criterion, by_reviewer in sorted(by_criterion.items()):
        every = [score for scores in by_reviewer.values() for score in scores]
        mean = fmean(every)
        differences = {who: fmean(scores) - mean for who, scores in sorted(by_reviewer.items())}
        lines.append(Calibration(criterion, mean, len(every), differences))
    return lines
