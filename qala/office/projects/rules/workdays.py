"""Working days as numbers: the days of a calendar in a row, so that adding and counting cost one look-up each.

An *instant* is a midnight, written as the ordinal of the day that begins there; work that ends on a Friday ends at the
instant of Saturday. The *rank* of an instant is the number of working days before it, counted from an epoch: the end of
a Friday and the start of the Monday after it have one rank, so that they are the same point of working time.
"""

from collections.abc import Callable, Iterable
from datetime import date

_EPOCH = date(2020, 1, 1).toordinal()
_STRETCH = 5 * 366
# Nothing is closed for so many days in a row; a calendar that is would never let a plan end.
_LONGEST_BREAK = 8 * _STRETCH


class WorkDays:
    """A calendar of whole days, laid out on first use and further whenever a plan reaches beyond.

    `WorkDays(schedule.is_working)` makes one of a work calendar (`ground.calendars`). Keep the value: laying out costs
    a few milliseconds. ValueError when it is asked for a working day and there is none for decades.
    """

    __slots__ = ("_days", "_first", "_is_working", "_least", "_ranks")

    def __init__(self, is_working: Callable[[date], bool]) -> None:
        self._is_working = is_working
        self._first = _EPOCH
        self._least = 0
        self._ranks: list[int] = [0]
        self._days: list[int] = []

    @classmethod
    def weekly(cls, days_off: Iterable[int] = (5, 6), holidays: Iterable[date] = ()) -> "WorkDays":
        """Every week alike (0 is Monday), but for the holidays."""
        off, free = frozenset(days_off), frozenset(holidays)
        return cls(lambda day: day.weekday() not in off and day not in free)

    @classmethod
    def every_day(cls) -> "WorkDays":
        """No days off: concrete cures on Sundays too."""
        return cls.weekly(days_off=())

    def rank(self, instant: int) -> int:
        """Working days between the epoch and the instant; negative before the epoch."""
        place = instant - self._first
        if not 0 <= place < len(self._ranks):
            self._reach(instant)
            place = instant - self._first
        return self._ranks[place]

    def day(self, rank: int) -> int:
        """The ordinal of the working day that begins at this rank."""
        place = rank - self._least
        if not 0 <= place < len(self._days):
            self._reach_rank(rank)
            place = rank - self._least
        return self._days[place]

    def starts_by(self, instant: int) -> int:
        """The rank of the last working day that begins at the instant or before it."""
        return self.rank(instant + 1) - 1

    def date_of(self, rank: int) -> date:
        """The working day that begins at this rank."""
        return date.fromordinal(self.day(rank))

    def between(self, first: date, last: date) -> int:
        """Working days from `first` to `last`, both counted; negative when the days are the other way round."""
        if last < first:
            return self.rank(last.toordinal()) - self.rank(first.toordinal())
        return self.rank(last.toordinal() + 1) - self.rank(first.toordinal())

    def moved(self, earlier: date, later: date) -> int:
        """By how many working days a finish moved; 0 from a Friday to the Sunday after it, negative when earlier."""
        return self.rank(later.toordinal() + 1) - self.rank(earlier.toordinal() + 1)

    def last_day(self, start: date, days: int) -> date:
        """The last of `days` working days that begin on `start` or the next working day."""
        return self.date_of(self.rank(start.toordinal()) + max(days, 1) - 1)

    def _reach(self, instant: int) -> None:
        while instant < self._first:
            self._lay_before(min(_STRETCH, self._first - 1))
        while instant - self._first >= len(self._ranks):
            self._lay_after()

    def _reach_rank(self, rank: int) -> None:
        edge = len(self._ranks), self._first
        while rank < self._least:
            self._lay_before(min(_STRETCH, self._first - 1))
            if edge[1] - self._first > _LONGEST_BREAK and not self._days:
                raise ValueError("A calendar without working days.")
        while rank - self._least >= len(self._days):
            before = len(self._days)
            self._lay_after()
            if len(self._ranks) - edge[0] > _LONGEST_BREAK and len(self._days) == before:
                raise ValueError("A calendar without working days.")

    def _lay_after(self) -> None:
        begin = self._first + len(self._ranks) - 1
        if begin + _STRETCH >= date.max.toordinal():
            raise ValueError("A plan does not reach beyond the year 9999.")
        rank = self._ranks[-1]
        for ordinal in range(begin, begin + _STRETCH):
            if self._is_working(date.fromordinal(ordinal)):
                self._days.append(ordinal)
                rank += 1
            self._ranks.append(rank)

    def _lay_before(self, count: int) -> None:
        if count < 1:
            raise ValueError("A plan does not reach before the year 1.")
        begin = self._first - count
        span = range(begin, self._first)
        days = [ordinal for ordinal in span if self._is_working(date.fromordinal(ordinal))]
        rank = self._least - len(days)
        ranks, working = [], frozenset(days)
        for ordinal in span:
            ranks.append(rank)
            rank += ordinal in working
        self._ranks[:0] = ranks
        self._days[:0] = days
        self._first, self._least = begin, self._least - len(days)
