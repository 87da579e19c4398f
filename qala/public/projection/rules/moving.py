"""Whether an end that people plan on has moved."""

from __future__ import annotations

from datetime import date

from qala.public.projection.rules.facts import Facts

MOVED_DAYS = 14


def moved_end(before: Facts, after: Facts) -> tuple[date, date] | None:
    """The old and the new one; None where it stands, or was or is not known."""
    old, new = (one.dates.expected_finish or one.dates.promised_finish for one in (before, after))
    return (old, new) if old and new and has_moved(old, new) else None


def has_moved(old: date, new: date) -> bool:
    """A forecast trembles from day to day; people plan by months.

    >>> has_moved(date(2026, 8, 10), date(2026, 8, 14))
    False
    >>> has_moved(date(2026, 8, 10), date(2026, 9, 1))
    True
    """
    return (old.year, old.month) != (new.year, new.month) or abs((new - old).days) >= MOVED_DAYS
