"""What share of the whole project each leaf of the plan is, from weights that share the parent's per cent."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

ONE = Decimal(1)


def shares(rows: Sequence[tuple[int, int | None, Decimal]]) -> tuple[dict[int, Decimal], bool]:
    """From (id, parent's id, weight) of all rows: shares of the leaves, which add up to 1; and whether equal weights
    had to stand in somewhere because all of a family are 0. A parent that is not among the rows counts as none.
    """
    known = {pk for pk, _parent, _weight in rows}
    below: dict[int | None, list[tuple[int, Decimal]]] = defaultdict(list)
    for pk, parent, weight in rows:
        below[parent if parent in known else None].append((pk, weight))
    found: dict[int, Decimal] = {}
    is_equal = False
    families: list[tuple[int | None, Decimal]] = [(None, ONE)]
    while families:
        parent, whole = families.pop()
        children = below.get(parent, [])
        total = sum((weight for _pk, weight in children), Decimal(0))
        is_equal = is_equal or (bool(children) and total <= 0)
        for pk, weight in children:
            part = whole * weight / total if total > 0 else whole / len(children)
            if pk in below:
                families.append((pk, part))
            else:
                found[pk] = part
    return found, is_equal


def leaves_below(rows: Sequence[tuple[int, int | None]]) -> Mapping[int, tuple[int, ...]]:
    """For every row its leaves, itself when it is one: what a link to a phase means."""
    below: dict[int, list[int]] = defaultdict(list)
    for pk, parent in rows:
        if parent is not None:
            below[parent].append(pk)

    found: dict[int, tuple[int, ...]] = {}
    for pk, _parent in rows:
        waiting, leaves = [pk], []
        while waiting:
            one = waiting.pop()
            if one in below:
                waiting.extend(below[one])
            else:
                leaves.append(one)
        found[pk] = tuple(sorted(leaves))
    return found
