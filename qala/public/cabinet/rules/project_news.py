"""What changed in a public project that people care for, from its facts before and now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qala.public.projection.rules.facts import Facts, Told

MOVED_DAYS = 14


@dataclass(frozen=True)
class Change:
    """`kind` is that of the notice; which words it needs depends on it."""

    kind: str
    report: Told | None = None
    count: int = 0
    day: date | None = None
    before: date | None = None
    stage: str = ""


def changes(before: Facts, after: Facts) -> Iterator[Change]:
    """The stage, the end, the newest report, photos: each at most once. What a contract or a figure does is read on the
    page."""
    if before.stage != after.stage:
        yield Change("stage", stage=after.stage)
    old, new = (one.dates.expected_finish or one.dates.promised_finish for one in (before, after))
    if old and new and has_moved(old, new):
        yield Change("date", day=new, before=old)
    known = {one.id for one in before.reports}
    fresh = [one for one in after.reports if one.id not in known]
    if fresh:
        yield Change("report", report=max(fresh, key=lambda one: (one.month, one.id)))
    seen = {one.id for one in before.photos}
    count = sum(one.id not in seen for one in after.photos)
    if count:
        yield Change("photo", count=count)


def has_moved(old: date, new: date) -> bool:
    """A forecast trembles from day to day; people plan by months.

    >>> has_moved(date(2026, 8, 10), date(2026, 8, 14))
    False
    >>> has_moved(date(2026, 8, 10), date(2026, 9, 1))
    True
    """
    return (old.year, old.month) != (new.year, new.month) or abs((new - old).days) >= MOVED_DAYS
