"""The clock of shifts: from the wall to UTC, over midnight and over a change of the clock."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]
LONGEST = timedelta(hours=26)


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A wall-clock moment in UTC. One that the clock skips is the moment of the change (as the wall shows an hour
    later); of one that comes twice the first is meant."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def span(day: date, begins: time, ends: time, zone: ZoneInfo) -> Span:
    """The shift that begins on the day: an end not after the beginning lies on the next day. An hour longer or shorter
    when the clock changes within it."""
    last = day if ends > begins else day + timedelta(days=1)
    return moment(day, begins, zone), moment(last, ends, zone)


def overlap(one: Span, other: Span) -> timedelta:
    """How long both hold; zero when they only touch."""
    return max(timedelta(0), min(one[1], other[1]) - max(one[0], other[0]))


def hours_of(day: date, zone: ZoneInfo) -> list[Span]:
    """The hours of a city day in UTC, half-open: 24, or 23 or 25 when the clock changes."""
    begin, end = moment(day, time(), zone), moment(day + timedelta(days=1), time(), zone)
    hours = []
    while begin < end:
        hours.append((begin, begin + timedelta(hours=1)))
        begin += timedelta(hours=1)
    return hours


def planned_by_hour(spans: Iterable[Span], day: date, zone: ZoneInfo) -> list[float]:
    """People planned in each hour of the day: a quarter of an hour counts as 0.25."""
    known = list(spans)
    return [sum(overlap(one, hour).total_seconds() for one in known) / 3600 for hour in hours_of(day, zone)]


def same_weekdays(day: date, count: int) -> list[date]:
    """The last `count` days of the same weekday before the day, latest first."""
    return [day - timedelta(weeks=ago) for ago in range(1, count + 1)]
