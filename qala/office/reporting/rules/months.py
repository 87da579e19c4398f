"""Periods and terms of reports."""

from collections.abc import Callable
from datetime import date, timedelta


def first_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def before(month: date) -> date:
    """The first day of the month before."""
    return first_of(month - timedelta(days=1))


def after(month: date) -> date:
    """The first day of the next month."""
    return first_of(month.replace(day=28) + timedelta(days=4))


def last_day(month: date) -> date:
    """The last day of the month."""
    return after(month) - timedelta(days=1)


def due_on(month: date, due_day: int, is_working: Callable[[date], bool]) -> date:
    """When the report about `month` is due: that day of the next month, or the next working day."""
    return next_working(after(month).replace(day=due_day), is_working)


def next_working(day: date, is_working: Callable[[date], bool]) -> date:
    """The day itself or the next working one; a calendar that is closed for a year is not waited for."""
    for ahead in range(366):
        if is_working(day + timedelta(days=ahead)):
            return day + timedelta(days=ahead)
    return day


def working_days_later(day: date, count: int, is_working: Callable[[date], bool]) -> date:
    """The `count`-th working day after `day`."""
    for _each in range(count):
        day = next_working(day + timedelta(days=1), is_working)
    return day


def told_as_of(month: date, today: date) -> date:
    """The day of which a report about `month` tells: the month's last, or today while it lasts."""
    return min(today, last_day(month))
