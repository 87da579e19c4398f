"""Spans of days: what is reported on, the one before it, and what a schedule reports when."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True)
class Period:
    """From a day up to and including another."""

    first: date
    last: date

    @property
    def day_count(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """The period of the same length that ends the day before."""
        return Period(self.first - timedelta(days=self.day_count), self.first - timedelta(days=1))

    def days(self) -> list[date]:
        """Every day."""
        return [self.first + timedelta(days=n) for n in range(self.day_count)]


def finished(frequency: str, today: date) -> Period:
    """The last whole day, week (Monday to Sunday) or month before `today`."""
    if frequency == "daily":
        return Period(today - timedelta(days=1), today - timedelta(days=1))
    if frequency == "weekly":
        monday = today - timedelta(days=today.weekday())
        return Period(monday - timedelta(days=7), monday - timedelta(days=1))
    last = today.replace(day=1) - timedelta(days=1)
    return Period(last.replace(day=1), last)


def next_run(frequency: str, at: time, now: datetime, zone: tzinfo) -> datetime:
    """The next moment after `now` when a report is due: every day, on Mondays, on the first of the month."""
    day = now.astimezone(zone).date()
    for _step in range(40):
        moment = datetime.combine(day, at, zone)
        fits = frequency == "daily" or (day.weekday() == 0 if frequency == "weekly" else day.day == 1)
        if fits and moment > now:
            return moment
        day += timedelta(days=1)
    raise AssertionError("a month has at most 31 days")
