"""When will it be finished? Three answers side by side, which need not agree: that is what they are for.

The critical path believes the plan, the pace believes the work done so far, the simulation believes the doubts.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from qala.office.projects.rules.simulate import Simulation

# A pace so slow that the finish lies beyond two lifetimes is no forecast.
_FURTHEST_DAYS = 120 * 366


@dataclass(frozen=True, slots=True)
class Forecasts:
    """Days of the finish, each None when it cannot be said; `chance` of the baseline's day, 0 to 1."""

    baseline: date | None
    by_path: date | None
    by_pace: date | None
    by_simulation: date | None
    chance: float | None

    @property
    def latest(self) -> date | None:
        """The most careful of the three."""
        return max((day for day in (self.by_path, self.by_pace, self.by_simulation) if day), default=None)

    @property
    def spread_days(self) -> int | None:
        """How far the three lie apart; None for fewer than two."""
        days = [day for day in (self.by_path, self.by_pace, self.by_simulation) if day]
        return (max(days) - min(days)).days if len(days) > 1 else None

    def slip_days(self, day: date | None) -> int | None:
        """Calendar days after the baseline; negative before it."""
        return None if day is None or self.baseline is None else (day - self.baseline).days


def pace_finish(start_on: date, planned_days: Decimal, spi_t: Decimal | None) -> date | None:
    """The last day at the pace so far: the planned duration (calendar days) stretched by 1 / SPI(t)."""
    if not spi_t or spi_t <= 0 or planned_days / spi_t > _FURTHEST_DAYS:
        return None
    days = int((planned_days / spi_t).to_integral_value(ROUND_CEILING))
    return start_on + timedelta(days=max(days - 1, 0))


def side_by_side(
    *,
    baseline: date | None,
    by_path: date | None,
    by_pace: date | None,
    simulation: Simulation | None,
) -> Forecasts:
    """Of the simulation its 80 % day is taken: four runs in five end by then."""
    return Forecasts(
        baseline=baseline,
        by_path=by_path,
        by_pace=by_pace,
        by_simulation=simulation.p80 if simulation else None,
        chance=simulation.chance if simulation else None,
    )
