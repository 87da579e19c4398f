"""Measured load and planned people of a day, hour by hour."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from qala.contact.shifts.models import ShiftPlace
from qala.contact.shifts.ports import LoadSource
from qala.contact.shifts.rules.spans import hours_of, planned_by_hour, same_weekdays
from qala.contact.shifts.rules.staffing import HourNeed, Standard, mean_by_hour, need_of_hour
from qala.shared.clock import city_zone


@dataclass(frozen=True)
class Measured:
    """Mean arrivals of each hour, from how many days, and the handling time if it was measured."""

    per_hour: list[float]
    days: list[date]
    handle_seconds: float | None


def measured(source: LoadSource, day: date, weeks: int) -> Measured:
    """The load of the last same weekdays before the day."""
    zone, counted, handled = city_zone(), [], []
    days = same_weekdays(day, weeks)
    for each in days:
        hours = hours_of(each, zone)
        since, until = hours[0][0], hours[-1][1]
        by_hour: dict[datetime, int] = defaultdict(int)
        for moment, count in source.hourly(since, until):
            by_hour[moment] += count
        # A zone whose offset is not whole hours begins its hours between those of UTC: each row goes where it lies.
        counted.append([_count(by_hour, begin, end) for begin, end in hours])
        seconds = source.handle_seconds(since, until)
        if seconds is not None:
            handled.append((seconds, sum(by_hour.values())))
    per_hour = mean_by_hour(counted, len(hours_of(day, zone)))
    # A day with more contacts says more about how long one takes.
    weights = sum(count for _seconds, count in handled)
    mean = sum(seconds * count for seconds, count in handled) / weights if weights else None
    return Measured(per_hour, days, mean)


def _count(by_hour: dict[datetime, int], begin: datetime, end: datetime) -> int:
    return sum(count for moment, count in by_hour.items() if begin <= moment < end)


def planned(day: date) -> list[float]:
    """Operators planned in each hour of the day."""
    hours = hours_of(day, city_zone())
    places = ShiftPlace.objects.filter(
        shift__cancelled_at=None, shift__starts_at__lt=hours[-1][1], shift__ends_at__gt=hours[0][0]
    ).values_list("shift__starts_at", "shift__ends_at")
    return planned_by_hour(list(places), day, city_zone())


def needs(day: date, per_hour: list[float], people: list[float], standard: Standard) -> list[HourNeed]:
    """Need against plan for each hour of the day."""
    hours = hours_of(day, city_zone())
    return [
        need_of_hour(begin, arrivals, here, standard)
        for (begin, _end), arrivals, here in zip(hours, per_hour, people, strict=True)
    ]
