"""On which days a dated text is shown: once, or every year in the same season."""

from datetime import date


def is_shown(day: date, starts_on: date, ends_on: date | None, *, is_yearly: bool) -> bool:
    """Whether `day` lies in the half-open span. A yearly one needs an end and may run over New Year.

    A yearly span begins in the year of `starts_on`; 29 February counts as 1 March in other years.

    >>> is_shown(date(2027, 1, 5), date(2025, 11, 1), date(2026, 3, 16), is_yearly=True)
    True
    """
    if day < starts_on:
        return False
    if not is_yearly or ends_on is None:
        return ends_on is None or day < ends_on
    start, end, here = _place(starts_on), _place(ends_on), _place(day)
    return start <= here < end if start < end else here >= start or here < end


def _place(day: date) -> tuple[int, int]:
    return (3, 1) if (day.month, day.day) == (2, 29) else (day.month, day.day)
