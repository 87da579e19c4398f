"""Per cent of phases from what is below them, and what a told per cent counts for."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

ZERO, HALF, FULL = Decimal(0), Decimal(50), Decimal(100)


def counted(method: str, is_milestone: bool, percent: Decimal) -> Decimal:
    """What a told per cent counts for by the item's method: a milestone and `0/100` count nothing before they are done,
    `50/50` a half from the start on."""
    if is_milestone or method == "0/100":
        return FULL if percent >= FULL else ZERO
    if method == "50/50":
        return FULL if percent >= FULL else HALF if percent > 0 else ZERO
    return percent


def phase_percents(rows: Iterable[tuple[int, int | None, Decimal, Decimal]]) -> dict[int, Decimal]:
    """From (id, parent's id, weight, per cent): per cent of everything that has something below it.

    Weights share the parent's per cent; where all of a family are 0, they count alike.
    """
    below: dict[int, list[int]] = defaultdict(list)
    weights: dict[int, Decimal] = {}
    percents: dict[int, Decimal] = {}
    for pk, parent, weight, percent in rows:
        weights[pk], percents[pk] = weight, percent
        if parent is not None:
            below[parent].append(pk)
    found: dict[int, Decimal] = {}

    def percent_of(pk: int) -> Decimal:
        if pk not in below:
            return percents[pk]
        if pk not in found:
            children = below[pk]
            total = sum((weights[one] for one in children), ZERO)
            shares = [weights[one] / total if total > 0 else Decimal(1) / len(children) for one in children]
            found[pk] = round(
                sum((share * percent_of(one) for share, one in zip(shares, children, strict=True)), ZERO), 2
            )
        return found[pk]

    for pk in below:
        if pk in weights:
            percent_of(pk)
    return {pk: value for pk, value in found.items() if pk in weights}
