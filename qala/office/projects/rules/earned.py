"""Earned value and earned schedule, in one unit at a time: money of one currency, or person-hours. Exact decimals.

What cannot be said is None: an index over nothing spent, a forecast over nothing earned. It is shown as a dash.
Positions on the plan are days or periods since its start; the first point of a curve is 0.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Portion:
    """A piece of the baseline: `amount` spread evenly between two positions; at one moment when they are equal."""

    begin: Decimal
    end: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Curve:
    """A plan that grows: straight between its points (positions rise, values never fall)."""

    positions: tuple[Decimal, ...]
    values: tuple[Decimal, ...]

    @classmethod
    def of_periods(cls, cumulative: Sequence[Decimal | int]) -> "Curve":
        """Cumulative values at positions 0, 1, 2, …"""
        return cls(tuple(map(Decimal, range(len(cumulative)))), tuple(map(Decimal, cumulative)))

    @classmethod
    def of_portions(cls, portions: Iterable[Portion]) -> "Curve":
        """The sum of all pieces; empty without any."""
        steps: dict[Decimal, Decimal] = defaultdict(Decimal)
        slopes: dict[Decimal, Decimal] = defaultdict(Decimal)
        for one in portions:
            if one.end > one.begin:
                slope = one.amount / (one.end - one.begin)
                slopes[one.begin] += slope
                slopes[one.end] -= slope
            else:
                steps[one.begin] += one.amount
        if not steps and not slopes:
            return cls((), ())
        positions, values = [ZERO], [ZERO]
        value, slope = ZERO, ZERO
        for at in sorted({*steps, *slopes}):
            value += slope * (at - positions[-1])
            _join(positions, values, at, value)
            slope += slopes.get(at, ZERO)
            if steps.get(at):
                value += steps[at]
                _join(positions, values, at, value)
        return cls(tuple(positions), tuple(values))

    @property
    def total(self) -> Decimal:
        """The budget at completion."""
        return self.values[-1] if self.values else ZERO

    @property
    def length(self) -> Decimal:
        """The planned duration."""
        return self.positions[-1] if self.positions else ZERO

    def at(self, position: Decimal) -> Decimal:
        """What is planned by then; a step counts from its moment on."""
        place = bisect_right(self.positions, position)
        if place == 0:
            return ZERO
        if place == len(self.positions):
            return self.total
        return _between(self.positions, self.values, place, position)

    def when(self, value: Decimal) -> Decimal:
        """The position at which this much is planned (earned schedule): the last one while more is to come."""
        if not self.values or value <= self.values[0]:
            return ZERO
        if value >= self.total:
            return self.positions[bisect_left(self.values, self.total)]
        place = bisect_right(self.values, value)
        return _between(self.values, self.positions, place, value)


def _join(positions: list[Decimal], values: list[Decimal], at: Decimal, value: Decimal) -> None:
    if (positions[-1], values[-1]) != (at, value):
        positions.append(at)
        values.append(value)


def _between(keys: Sequence[Decimal], values: Sequence[Decimal], place: int, key: Decimal) -> Decimal:
    """Straight between the points `place - 1` and `place`."""
    low, high = keys[place - 1], keys[place]
    return values[place - 1] + (values[place] - values[place - 1]) * (key - low) / (high - low)


@dataclass(frozen=True, slots=True)
class Earned:
    """The figures at a status day. `at` is the position of that day on the plan's own scale.

    Three estimates at completion: the rest costs as the work so far (`eac_by_cost`), as planned (`eac_as_planned`),
    as the work so far and under the pressure of its delay (`eac_by_both`). `etc`, `vac` follow the first.
    """

    at: Decimal
    planned_duration: Decimal
    bac: Decimal
    pv: Decimal
    ev: Decimal
    ac: Decimal | None

    @property
    def sv(self) -> Decimal:
        return self.ev - self.pv

    @property
    def cv(self) -> Decimal | None:
        return None if self.ac is None else self.ev - self.ac

    @property
    def spi(self) -> Decimal | None:
        return ratio(self.ev, self.pv)

    @property
    def cpi(self) -> Decimal | None:
        return ratio(self.ev, self.ac)

    @property
    def eac_by_cost(self) -> Decimal | None:
        return None if self.ac is None else ratio(self.bac * self.ac, self.ev if self.ac else None)

    @property
    def eac_as_planned(self) -> Decimal | None:
        return None if self.ac is None else self.ac + self.bac - self.ev

    @property
    def eac_by_both(self) -> Decimal | None:
        if self.ac is None or not self.cpi or not self.spi:
            return None
        return self.ac + (self.bac - self.ev) / (self.cpi * self.spi)

    @property
    def etc(self) -> Decimal | None:
        eac = self.eac_by_cost
        return None if eac is None or self.ac is None else eac - self.ac

    @property
    def vac(self) -> Decimal | None:
        eac = self.eac_by_cost
        return None if eac is None else self.bac - eac

    @property
    def tcpi_to_bac(self) -> Decimal | None:
        """How well the rest must be worked to keep the budget; None when the budget is used up."""
        return None if self.ac is None else ratio(self.bac - self.ev, self.bac - self.ac)

    @property
    def tcpi_to_eac(self) -> Decimal | None:
        return ratio(self.bac - self.ev, self.etc)


@dataclass(frozen=True, slots=True)
class Paced(Earned):
    """With the earned schedule: how far along the plan's own time the work is."""

    es: Decimal = ZERO

    @property
    def spi_t(self) -> Decimal | None:
        return ratio(self.es, self.at)

    @property
    def time_forecast(self) -> Decimal | None:
        """The whole duration at the pace so far."""
        return ratio(self.planned_duration, self.spi_t)


def ratio(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """None where there is nothing to divide by, or less than nothing."""
    return None if part is None or whole is None or whole <= 0 else part / whole


def earned(curve: Curve, *, at: Decimal, ev: Decimal, ac: Decimal | None) -> Paced | None:
    """All figures at position `at` of the plan; None without a plan (no baseline: nothing is earned against it).

    `ac` is None when nobody knows what was spent. Once all is earned pass the position of the actual finish.
    """
    if not curve.values or curve.total <= 0:
        return None
    return Paced(
        at=at,
        planned_duration=curve.length,
        bac=curve.total,
        pv=curve.at(at),
        ev=ev,
        ac=ac,
        es=curve.when(ev),
    )


def weighted(amounts: Sequence[tuple[Decimal | None, Decimal]]) -> tuple[Decimal | None, bool]:
    """Percent by weight from pairs (weight, percent), and whether equal weights had to stand in for missing ones.

    None without any item.
    """
    if not amounts:
        return None, False
    total = sum((weight for weight, _percent in amounts if weight), ZERO)
    if total > 0:
        return sum(((weight or ZERO) * percent for weight, percent in amounts), ZERO) / total, False
    return sum((percent for _weight, percent in amounts), ZERO) / len(amounts), True
