"""The plan as residents were shown it: kept as it was, whatever becomes of the version afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qala.public.projection.rules.facts import Value, Words

ZERO = Decimal(0)


class PlanLine(Value):
    """One proposal: what, for what, where, who, and how much in which year. `key` stays the same in other versions."""

    key: str
    title: Words
    purpose: Words = Words()
    block: Words
    department: Words
    district: Words = Words()
    project: str = ""
    money: dict[int, Decimal] = {}

    @property
    def total(self) -> Decimal:
        """Of all years."""
        return sum(self.money.values(), ZERO)

    @property
    def when(self) -> str:
        """First and last year with money, "" without any."""
        years = sorted(self.money)
        if not years:
            return ""
        return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


class ShownPlan(Value):
    """The whole, lines in the order of blocks."""

    name: Words
    number: int
    from_year: int
    to_year: int
    currency: str
    lines: list[PlanLine] = []

    @property
    def years(self) -> range:
        """All of them."""
        return range(self.from_year, self.to_year + 1)

    @property
    def total(self) -> Decimal:
        """Of all lines."""
        return sum((line.total for line in self.lines), ZERO)

    def by_year(self) -> list[Decimal]:
        """Sums in the order of `years`."""
        return [sum((line.money.get(year, ZERO) for line in self.lines), ZERO) for year in self.years]

    def blocks(self) -> Iterator[tuple[Words, list[PlanLine], Decimal]]:
        """(name, lines, sum) as they stand."""
        groups: dict[Words, list[PlanLine]] = {}
        for line in self.lines:
            groups.setdefault(line.block, []).append(line)
        for name, lines in groups.items():
            yield name, lines, sum((line.total for line in lines), ZERO)

    def line(self, key: str) -> PlanLine | None:
        """The line of a key."""
        return next((line for line in self.lines if line.key == key), None)
