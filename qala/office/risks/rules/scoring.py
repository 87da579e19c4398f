"""Scores, their zones, expected value; achievement of results. Unknown stays unknown."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

SCALE = (1, 2, 3, 4, 5)


class Zone(StrEnum):
    """Where a score lies on the map of risks."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


def impact_of(*impacts: int | None) -> int | None:
    """The worst of the impacts that were said.

    >>> impact_of(2, None, 4)
    4
    """
    return max((impact for impact in impacts if impact is not None), default=None)


def score_of(probability: int | None, *impacts: int | None) -> int | None:
    """Probability by the worst impact, 1–25; None while either is unknown.

    >>> score_of(3, 2, None, 4), score_of(None, 5), score_of(4)
    (12, None, None)
    """
    impact = impact_of(*impacts)
    return None if probability is None or impact is None else probability * impact


def zone_of(score: int, *, medium: int, high: int) -> Zone:
    """By the thresholds of the city, both included.

    >>> zone_of(15, medium=6, high=15), zone_of(5, medium=6, high=15)
    (<Zone.HIGH: 'high'>, <Zone.LOW: 'low'>)
    """
    if score >= high:
        return Zone.HIGH
    return Zone.MEDIUM if score >= medium else Zone.LOW


def expected_value(loss: Decimal | None, probability: int | None, chances: "Iterable[int]") -> Decimal | None:
    """The loss by the chance that belongs to the probability, in per cent; None while either is unknown.

    >>> expected_value(Decimal(1000), 3, (5, 20, 50, 70, 90))
    Decimal('500.00')
    """
    if loss is None or probability is None:
        return None
    share = tuple(chances)[probability - 1]
    return (loss * share / 100).quantize(Decimal("0.01"))


def achievement(base: Decimal | None, target: Decimal | None, actual: Decimal | None) -> Decimal | None:
    """How much of the way from base to target is gone: 1 is the target, more is better than it, below 0 is worse than
    the base. Not clipped; undefined where nothing was to change or a value is unknown.

    >>> achievement(Decimal(100), Decimal(50), Decimal(40))
    Decimal('1.2')
    >>> achievement(Decimal(5), Decimal(5), Decimal(7)) is None
    True
    """
    if base is None or target is None or actual is None or base == target:
        return None
    return (actual - base) / (target - base)
