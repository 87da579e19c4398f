"""Count the days anew whose appeals have changed; safe to run twice and beside another run."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from qala.contact.appeals.models import Appeal
from qala.contact.quality.actions.repeats import find_repeats
from qala.contact.quality.models import DailyFigure, FigureMark, Judgement
from qala.contact.quality.queries import sql
from qala.contact.quality.queries.figures import span
from qala.contact.quality.rules.parameters import QualityParameters
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.parameters.reading import of_today

# A transaction may commit a change some time after the moment it wrote into the row.
OVERLAP = timedelta(minutes=10)
CHUNK_DAYS = 7

_CHANGED = f"""
SELECT DISTINCT (received_at AT TIME ZONE %(zone)s)::date FROM {Appeal._meta.db_table} WHERE changed_at >= %(since)s
UNION
SELECT (a.received_at AT TIME ZONE %(zone)s)::date FROM {Judgement._meta.db_table} j
JOIN {Appeal._meta.db_table} a ON a.id = j.appeal_id WHERE j.changed_at >= %(since)s
"""
_ALL_DAYS = f"SELECT DISTINCT (received_at AT TIME ZONE %(zone)s)::date FROM {Appeal._meta.db_table}"
_DIFFERING = f"""
SELECT COALESCE(a.day, f.day) FROM (
    SELECT (received_at AT TIME ZONE %(zone)s)::date AS day, count(*) AS n FROM {Appeal._meta.db_table} GROUP BY 1
) a FULL JOIN (
    SELECT day, received AS n FROM {DailyFigure._meta.db_table} WHERE cut = 15
) f USING (day) WHERE a.n IS DISTINCT FROM f.n
"""


def build(*, is_whole: bool = False) -> int:
    """Bring the daily figures up to yesterday; returns the count of days counted anew.

    `is_whole` counts every day; otherwise the ones with appeals or judgements changed since the last run.
    """
    at, last = now(), today() - timedelta(days=1)
    mark = _mark()
    since = None if is_whole or mark.changed_to is None else mark.changed_to - OVERLAP
    find_repeats(since=since, at=at)
    if since is None:
        days = _days(_ALL_DAYS, {})
    else:
        days = _days(_CHANGED, {"since": since})
        days |= set(_between(mark.built_to, last))
    _rebuild(sorted(day for day in days if day <= last))
    with atomic():
        mark = FigureMark.objects.select_for_update().get(pk=mark.pk)
        mark.built_to, mark.changed_to = last, at
        mark.save()
    return len(days)


def mend() -> int:
    """Count anew the days whose sum is not what the register holds (an import brings old days without news), and look
    for the repeats of the last weeks once more; days whose marks that moves are counted by the next `build`."""
    kept = FigureMark.objects.values_list("built_to", flat=True).first()
    if kept is None:
        return build()
    days = sorted(day for day in _days(_DIFFERING, {}) if day <= kept)
    at = now()
    find_repeats(since=None if days else at - timedelta(days=of_today(QualityParameters).repeat_days), at=at)
    _rebuild(days)
    return len(days)


def _mark() -> FigureMark:
    return FigureMark.objects.first() or FigureMark.objects.create()


def _between(built_to: date | None, last: date) -> Iterable[date]:
    day = built_to + timedelta(days=1) if built_to else last
    while day <= last:
        yield day
        day += timedelta(days=1)


def _days(statement: str, parameters: dict[str, Any]) -> set[date]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"zone": settings.TIME_ZONE, **parameters})
        return {row[0] for row in cursor.fetchall()}


def _rebuild(days: list[date]) -> None:
    """Runs of neighbouring days, each in a transaction of its own that keeps other builders out."""
    for first, last in _runs(days):
        with atomic(), connection.cursor() as cursor:
            FigureMark.objects.select_for_update().first()
            DailyFigure.objects.filter(day__gte=first, day__lte=last).delete()
            cursor.execute(sql.INSERT, span(first, last))


def _runs(days: list[date]) -> Iterable[tuple[date, date]]:
    first = previous = None
    for day in days:
        if first is None:
            first = day
        elif (previous is not None and (day - previous).days > 1) or (day - first).days >= CHUNK_DAYS:
            assert previous is not None
            yield first, previous
            first = day
        previous = day
    if first is not None and previous is not None:
        yield first, previous
