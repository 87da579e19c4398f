"""The order of a plan as people read it: every row under what it is part of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: `number` as "1.2.3", `depth` 0 for the top."""

    pk: int
    depth: int
    number: str


def outline(rows: Iterable[tuple[int, int | None, int]]) -> list[Place]:
    """From (id, parent's id, order). A parent that is not among the rows counts as none; circles are left out."""
    listed = list(rows)
    known = {pk for pk, _parent, _order in listed}
    below: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
    for pk, parent, order in listed:
        below[parent if parent in known else None].append((order, pk))
    found: list[Place] = []

    def walk(parent: int | None, depth: int, prefix: str) -> None:
        for place, (_order, pk) in enumerate(sorted(below.get(parent, [])), start=1):
            number = f"{prefix}{place}"
            found.append(Place(pk, depth, number))
            walk(pk, depth + 1, f"{number}.")

    walk(None, 0, "")
    return found
