"""How much time is given: an amount and the unit in which it is counted."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Unit(StrEnum):
    """What an allowance is counted in. The values are stored; do not rename them."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_HOURS = "working_hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"

    @property
    def is_in_days(self) -> bool:
        """Days end at the close of working hours; the other units end at any moment."""
        return self in (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS)

    @property
    def is_elapsed(self) -> bool:
        """True when the clock runs at night and on days off as well."""
        return self in (Unit.MINUTES, Unit.HOURS)


@dataclass(frozen=True, slots=True)
class Allowance:
    """`amount` whole units, at least one: a term of nothing is no term. Raises ValueError otherwise."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError("An allowance is at least one unit.")
        # A stored string is welcome; an unknown one raises ValueError here and not at the first deadline.
        object.__setattr__(self, "unit", Unit(self.unit))

    @property
    def span(self) -> timedelta:
        """Length of an allowance counted in minutes or hours (working or not). ValueError for days."""
        if self.unit.is_in_days:
            raise ValueError("Days have no fixed length.")
        if self.unit is Unit.MINUTES:
            return timedelta(minutes=self.amount)
        return timedelta(hours=self.amount)
