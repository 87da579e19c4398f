"""Percentiles that can be added up: counts by logarithmic buckets of minutes.

After DDSketch (Masson, Rim, Lee 2019, arXiv:1908.10693): bucket i holds values in (g^(i-1), g^i], and its answer
2·g^i/(g+1) is within `ACCURACY` of every one of them. Sketches of days add up to the sketch of a month without loss.
"""

from collections.abc import Iterable, Mapping
from math import ceil, log

ACCURACY = 0.05
BASE = (1 + ACCURACY) / (1 - ACCURACY)


def bucket(minutes: float) -> int:
    """The bucket of a duration; whatever is shorter than a minute counts as one."""
    return ceil(log(max(minutes, 1.0)) / log(BASE))


def middle(index: int) -> float:
    """The value in minutes that stands for a bucket."""
    return 2 * BASE**index / (BASE + 1)


def merged(sketches: Iterable[Mapping[int, int]]) -> dict[int, int]:
    """The sum of sketches."""
    total: dict[int, int] = {}
    for sketch in sketches:
        for index, count in sketch.items():
            total[index] = total.get(index, 0) + count
    return total


def percentile(sketch: Mapping[int, int], share: float) -> float | None:
    """Minutes below or at which `share` (0…1) of the values lie; the nearest rank; None for an empty sketch."""
    total = sum(sketch.values())
    if not total:
        return None
    rank, seen = max(1, ceil(share * total)), 0
    for index in sorted(sketch):
        seen += sketch[index]
        if seen >= rank:
            return middle(index)
    raise AssertionError("the counts do not add up")
