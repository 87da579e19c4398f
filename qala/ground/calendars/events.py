"""What other rooms may hear from the calendars."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """The days or hours of a calendar changed from this day on; open terms counted by it must be recomputed."""

    calendar_id: int
    from_on: date
