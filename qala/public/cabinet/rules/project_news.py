"""What changed in a public project that people care for, from its facts before and now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qala.public.projection.rules.facts import Facts, Told
from qala.public.projection.rules.moving import moved_end


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
    if end := moved_end(before, after):
        yield Change("date", day=end[1], before=end[0])
    known = {one.id for one in before.reports}
    fresh = [one for one in after.reports if one.id not in known]
    if fresh:
        yield Change("report", report=max(fresh, key=lambda one: (one.month, one.id)))
    seen = {one.id for one in before.photos}
    count = sum(one.id not in seen for one in after.photos)
    if count:
        yield Change("photo", count=count)
