"""Which part of a contract each of its projects has where nobody says it. Pure."""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_DOWN, Decimal

STEP = Decimal("0.00000001")
MOST = 20
"""Projects; what is told of more is no contract that anybody could divide."""


def equal_parts(count: int) -> list[Decimal]:
    """Together exactly one: the first has what is left over.

    >>> [str(each) for each in equal_parts(3)], sum(equal_parts(7)) == 1, equal_parts(0)
    (['0.33333334', '0.33333333', '0.33333333'], True, [])
    """
    if not count:
        return []
    part = (1 / Decimal(count)).quantize(STEP, ROUND_DOWN)
    return [1 - part * (count - 1), *[part] * (count - 1)]


def are_equal(parts: Collection[Decimal]) -> bool:
    """Whether they are what `equal_parts` gives, so that nobody has divided it otherwise.

    >>> are_equal([Decimal(1)]), are_equal([Decimal("0.5")]), are_equal([Decimal("0.5"), Decimal("0.5")])
    (True, False, True)
    """
    return sorted(parts) == sorted(equal_parts(len(parts)))
