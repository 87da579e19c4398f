"""k-anonymity: whoever knows a few things of a person finds no group in the data smaller than k. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Leaf = tuple[Any, ...]


@dataclass(frozen=True)
class Anonymity:
    """`known`: columns that somebody may know of a person (quasi-identifiers), the coarsest first. `people`: the column
    that says how many a row stands for; one where there is none."""

    known: tuple[str, ...]
    people: str = ""


def smallest(classes: Iterable[tuple[Leaf, int]]) -> int | None:
    """How many people the smallest group has; None where there is nobody."""
    return min((count for _leaf, count in classes if count), default=None)


def classes_of(rows: Iterable[Mapping[str, Any]], anonymity: Anonymity) -> Counter[Leaf]:
    """Groups with the same known values. Of rows that tell of the same people, the largest count is theirs."""
    found: Counter[Leaf] = Counter()
    for row in rows:
        leaf = tuple(row[name] for name in anonymity.known)
        if anonymity.people:
            found[leaf] = max(found[leaf], row[anonymity.people])
        else:
            found[leaf] += 1
    return found


def parts_told(leaves: Mapping[Leaf, int], least: int) -> dict[Leaf, int]:
    """How many leading values of each group may be told so that every group that results has `least` people; groups
    that are in none of them are left out altogether.

    >>> parts_told({("May", "roads", "north"): 9, ("May", "roads", "south"): 3, ("May", "roads", "west"): 2}, 5)
    {('May', 'roads', 'north'): 3, ('May', 'roads', 'south'): 2, ('May', 'roads', 'west'): 2}
    """
    told: dict[Leaf, int] = {}
    left = dict(leaves)
    for width in range(max((len(each) for each in leaves), default=0), 0, -1):
        sizes: Counter[Leaf] = Counter()
        for leaf, count in left.items():
            sizes[leaf[:width]] += count
        settled = [leaf for leaf in left if sizes[leaf[:width]] >= least]
        told |= dict.fromkeys(settled, width)
        for leaf in settled:
            del left[leaf]
    return told


def classes_told(leaves: Mapping[Leaf, int], told: Mapping[Leaf, int]) -> Counter[Leaf]:
    """The groups as they are published."""
    found: Counter[Leaf] = Counter()
    for leaf, width in told.items():
        found[leaf[:width]] += leaves[leaf]
    return found
