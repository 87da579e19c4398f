"""A work calendar as one immutable value, with the lookups that make counting cheap.

Hours are minutes from local midnight, half-open: `((540, 780), (870, 1110))` is 9:00–13:00 and 14:30–18:30.
Nothing is counted ahead: a year's working days and a day's UTC moments are laid out on first use and kept
with the value, so a term of 15 working days costs a few microseconds.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

DAY_MINUTES = 24 * 60
Hours = tuple[tuple[int, int], ...]
Moments = tuple[tuple[datetime, datetime], ...]

_ALL_DAY: Hours = ((0, DAY_MINUTES),)


@dataclass(frozen=True, slots=True)
class _Year:
    """Working days of a year: their ordinals, and for each day of the year how many came up to it."""

    first: int
    working: tuple[int, ...]
    rank: tuple[int, ...]


@dataclass(frozen=True)
class Schedule:
    """Zone name, hours of the seven weekdays (Monday first), and exceptions by date (`()` is a day off).

    Raises ValueError when no weekday is ever open, for a term would then never end.
    """

    zone: str
    weekly: tuple[Hours, ...]
    exceptions: tuple[tuple[date, Hours], ...] = ()

    def __post_init__(self) -> None:
        if len(self.weekly) != 7 or not any(self.weekly):
            raise ValueError("A schedule has seven weekdays and at least one of them is open.")
        for hours in (*self.weekly, *(hours for _, hours in self.exceptions)):
            check_hours(hours)

    @classmethod
    def round_the_clock(cls, zone: str) -> "Schedule":
        """Never closed: emergency services, the 109 desk. Every day is a working day, 0:00 to 24:00."""
        return cls(zone=zone, weekly=(_ALL_DAY,) * 7)

    @property
    def is_round_the_clock(self) -> bool:
        return all(hours == _ALL_DAY for hours in self.weekly) and not self.exceptions

    @cached_property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def hours_on(self, day: date) -> Hours:
        """Opening hours of a local day, empty for a day off."""
        special = self._special.get(day.toordinal())
        return self.weekly[day.weekday()] if special is None else special

    def is_working(self, day: date) -> bool:
        return bool(self.hours_on(day))

    def day_of(self, at: datetime) -> date:
        """Local date of an aware moment."""
        return at.astimezone(self.zone_info).date()

    def opens(self, day: date) -> Moments:
        """Opening intervals of a local day as UTC moments, in order; empty for a day off."""
        ordinal = day.toordinal()
        moments = self._moments.get(ordinal)
        if moments is None:
            moments = tuple(
                (self._moment(day, opening), self._moment(day, closing))
                for opening, closing in self.hours_on(day)
            )
            self._moments[ordinal] = moments
        return moments

    def close_of(self, day: date) -> datetime:
        """The moment (UTC) when a working day's hours end. ValueError for a day off."""
        opens = self.opens(day)
        if not opens:
            raise ValueError(f"{day} is a day off.")
        return opens[-1][1]

    def working_day_after(self, day: date, count: int) -> date:
        """The `count`-th working day strictly after `day`; count is at least 1."""
        year = self._year(day.year)
        number = day.year
        position = year.rank[day.toordinal() - year.first] + count - 1
        while position >= len(year.working):
            position -= len(year.working)
            number += 1
            year = self._year(number)
        return date.fromordinal(year.working[position])

    def working_day_from(self, day: date) -> date:
        """`day` itself when it is a working day, else the next working day."""
        return day if self.is_working(day) else self.working_day_after(day, 1)

    def working_days_in(self, after: date, until: date) -> int:
        """Working days in (`after`, `until`]; negative when `until` is earlier."""
        if until < after:
            return -self.working_days_in(until, after)
        first, last = self._year(after.year), self._year(until.year)
        total = last.rank[until.toordinal() - last.first] - first.rank[after.toordinal() - first.first]
        return total + sum(len(self._year(number).working) for number in range(after.year, until.year))

    @cached_property
    def _special(self) -> dict[int, Hours]:
        return {day.toordinal(): hours for day, hours in self.exceptions}

    @cached_property
    def _moments(self) -> dict[int, Moments]:
        return {}

    @cached_property
    def _years(self) -> dict[int, _Year]:
        return {}

    def _year(self, number: int) -> _Year:
        year = self._years.get(number)
        if year is None:
            # Two threads may lay out the same year; both get the same answer, so no lock is needed.
            year = self._years[number] = self._lay_out(number)
        return year

    def _lay_out(self, number: int) -> _Year:
        first = date(number, 1, 1).toordinal()
        working: list[int] = []
        rank: list[int] = []
        for ordinal in range(first, date(number, 12, 31).toordinal() + 1):
            # Ordinal 1 (1 January of year 1) was a Monday.
            hours = self._special.get(ordinal, self.weekly[(ordinal - 1) % 7])
            if hours:
                working.append(ordinal)
            rank.append(len(working))
        return _Year(first, tuple(working), tuple(rank))

    def _moment(self, day: date, minutes: int) -> datetime:
        """Wall clock of the city to UTC; zoneinfo knows changes such as 1 March 2024 (+06 to +05)."""
        wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
        return wall.replace(tzinfo=self.zone_info).astimezone(UTC)


def check_hours(hours: Hours) -> None:
    """Raise ValueError unless intervals are inside the day, not empty, in order and apart."""
    previous = 0
    for position, (opening, closing) in enumerate(hours):
        if not previous <= opening < closing <= DAY_MINUTES or (position and opening == previous):
            raise ValueError("Hours must be in order, apart, and inside the day.")
        previous = closing
