"""Two versions of a plan side by side; and indicators against their targets."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Money = Mapping[tuple[int, str], Decimal]
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Line:
    """A proposal with its money by (year, source)."""

    key: Any
    title: str
    money: Money


@dataclass(frozen=True)
class Difference:
    """`kind`: added, dropped, moved (other years, the same sum), changed (another sum)."""

    kind: str
    title: str
    before: Decimal | None
    after: Decimal | None
    years_before: tuple[int, ...] = ()
    years_after: tuple[int, ...] = ()


def whole(money: Money) -> Decimal:
    """All years and sources together."""
    return sum(money.values(), NOTHING)


def years(money: Money) -> tuple[int, ...]:
    """The years that take money."""
    return tuple(sorted({year for (year, _source), amount in money.items() if amount}))


def compare(before: list[Line], after: list[Line]) -> list[Difference]:
    """What is other in the second version: dropped, added, moved, changed; what is the same is left out."""
    old, new = {line.key: line for line in before}, {line.key: line for line in after}
    found = [
        Difference("dropped", one.title, whole(one.money), None, years(one.money))
        for key, one in old.items()
        if key not in new
    ]
    found += [
        Difference("added", one.title, None, whole(one.money), (), years(one.money))
        for key, one in new.items()
        if key not in old
    ]
    for key, one in new.items():
        was = old.get(key)
        if was is None or dict(was.money) == dict(one.money):
            continue
        kind = "moved" if whole(was.money) == whole(one.money) else "changed"
        found.append(
            Difference(
                kind, one.title, whole(was.money), whole(one.money), years(was.money), years(one.money)
            )
        )
    return found


def by_year(lines: list[Line]) -> dict[int, Decimal]:
    """Sums of all lines by year."""
    sums: dict[int, Decimal] = {}
    for line in lines:
        for (year, _source), amount in line.money.items():
            sums[year] = sums.get(year, NOTHING) + amount
    return sums


def overruns(money: Money, ceilings: Money) -> dict[tuple[int, str], Decimal]:
    """By how much ceilings are exceeded; years and sources without a ceiling have no limit."""
    return {key: money[key] - limit for key, limit in ceilings.items() if key in money and money[key] > limit}


def achievement(base: Decimal, target: Decimal | None, actual: Decimal | None) -> Decimal | None:
    """(actual − base) / (target − base) in per cent, not clipped; None without target, value or way to go."""
    if target is None or actual is None or target == base:
        return None
    return round((actual - base) / (target - base) * 100, 1)
