"""What a report really waits for: measured over the register, group by group."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from qala.contact.catalog.queries import book
from qala.public.published.models import MeasuredTimes
from qala.public.published.queries.terms import terms

# Cases of the law run under other clocks, joined ones are answered elsewhere, imported ones waited in another system.
_STATEMENT = """
SELECT COALESCE(t.group_id, 0) AS group_id, count(*) AS received,
    count(a.accepted_at) AS accepted, count(a.resolved_at) AS answered,
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
        ORDER BY extract(epoch FROM a.accepted_at - a.received_at)::float8 / 60
    ) FILTER (WHERE a.accepted_at IS NOT NULL) AS accept,
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
        ORDER BY extract(epoch FROM a.resolved_at - a.received_at)::float8 / 60
    ) FILTER (WHERE a.resolved_at IS NOT NULL) AS answer,
    count(*) FILTER (WHERE a.resolved_at IS NOT NULL AND a.was_late) AS late,
    count(*) FILTER (WHERE a.resolved_at IS NOT NULL AND a.reopened_count > 0) AS reopened
FROM appeals_appeal a JOIN catalog_topic t ON t.id = a.topic_id
WHERE a.received_at >= %(since)s AND a.received_at < %(until)s AND a.procedure_id IS NULL
    AND a.duplicate_of_id IS NULL AND a.source = ''
GROUP BY GROUPING SETS ((t.group_id), ())
"""


@dataclass(frozen=True)
class Wait:
    """Median and ninth decile; None where too few were measured."""

    median: timedelta | None
    most: timedelta | None
    count: int


@dataclass(frozen=True)
class Measured:
    """One topic group, or the whole city (`name` empty). Percentages are None where too few were answered."""

    group_id: int
    name: str
    received_count: int
    accept: Wait
    answer: Wait
    in_time_percent: int | None
    reopened_percent: int | None


@dataclass(frozen=True)
class Times:
    """The newest measuring, read with today's least count."""

    at: datetime
    since: datetime
    until: datetime
    least_count: int
    city: Measured
    groups: list[Measured]


def count_times(since: datetime, until: datetime) -> list[dict[str, Any]]:
    """The rows of `MeasuredTimes`. One statement over the days of receipt."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"since": since, "until": until})
        found = cursor.fetchall()
    return [_as_row(*row) for row in found]


def _as_row(
    group: int,
    received: int,
    accepted: int,
    answered: int,
    accept: Any,
    answer: Any,
    late: int,
    reopened: int,
) -> dict[str, Any]:
    accept_median, accept_p90 = accept or (None, None)
    answer_median, answer_p90 = answer or (None, None)
    return {
        "group": group, "received": received, "accepted": accepted, "answered": answered,
        "accept_median": accept_median, "accept_p90": accept_p90, "answer_median": answer_median,
        "answer_p90": answer_p90, "late": late, "reopened": reopened,
    }  # fmt: skip


def newest_times() -> Times | None:
    """None before the first measuring. Two statements."""
    kept = MeasuredTimes.objects.order_by("-at").first()
    if kept is None:
        return None
    least = terms().least_count
    rows = {row["group"]: row for row in kept.rows}
    names = {topic.group_id: topic.group for topic in book().topics.values() if topic.is_public}
    nothing = _as_row(0, 0, 0, 0, None, None, 0, 0)
    groups = [_measured(rows[pk], group.name, least) for pk, group in names.items() if pk in rows]
    groups.sort(key=lambda each: -each.received_count)
    return Times(kept.at, kept.since, kept.until, least, _measured(rows.get(0, nothing), "", least), groups)


def _measured(row: dict[str, Any], name: str, least: int) -> Measured:
    answered = row["answered"]
    is_enough = answered >= least
    return Measured(
        group_id=row["group"],
        name=name,
        received_count=row["received"],
        accept=_wait(row, "accept", row["accepted"], least),
        answer=_wait(row, "answer", answered, least),
        in_time_percent=round(100 * (answered - row["late"]) / answered) if is_enough else None,
        reopened_percent=round(100 * row["reopened"] / answered) if is_enough else None,
    )


def _wait(row: dict[str, Any], kind: str, count: int, least: int) -> Wait:
    if count < least:
        return Wait(None, None, count)
    return Wait(*(timedelta(minutes=row[f"{kind}_{share}"]) for share in ("median", "p90")), count)
