"""What an earlier import left behind, and which of it the source has changed since."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from qala.contact.appeals.importing.lines import APPEAL_KIND

_FIND = """
SELECT a.external_id, a.id, told.latest, told.by_run
FROM appeals_appeal a
LEFT JOIN LATERAL (
    SELECT (array_agg(t.data->>'mark' ORDER BY t.id DESC))[1] AS latest,
           array_agg(t.data->>'mark') FILTER (WHERE (t.data->>'run')::bigint = %s) AS by_run
    FROM shared_timelineentry t
    WHERE t.subject_kind = %s AND t.subject_id = a.id AND t.verb IN ('import', 'import_update')
) told ON true
WHERE a.source = %s AND a.external_id = ANY(%s)
"""
# `+ 0` keeps the planner from walking the primary key backwards for the one newest entry.
_LOCK = """
SELECT a.id, a.number, a.stage, s.code, a.executor_id, a.topic_id, told.data->>'as', told.data->>'topic',
       (SELECT x.organisation_id FROM appeals_assignment x WHERE x.appeal_id = a.id AND x.until IS NULL),
       EXISTS (SELECT 1 FROM appeals_target t WHERE t.appeal_id = a.id AND t.kind = 'resolve'),
       a.reopened_count > 0, a.resolved_at IS NOT NULL OR a.closed_at IS NOT NULL
FROM appeals_appeal a
JOIN catalog_status s ON s.id = a.status_id
LEFT JOIN LATERAL (
    SELECT data FROM shared_timelineentry t
    WHERE t.subject_kind = %s AND t.subject_id = a.id AND t.verb IN ('import', 'import_update')
    ORDER BY t.id + 0 DESC LIMIT 1
) told ON true
WHERE a.id = ANY(%s)
ORDER BY a.id
FOR NO KEY UPDATE OF a
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """An appeal that is already here, locked for a change."""

    pk: int
    number: str
    stage: str
    status: str
    executor_id: int | None
    topic_id: int
    told_status: str | None
    told_topic: str | None
    held_by: int | None
    has_target: bool
    was_reopened: bool
    has_end: bool

    @property
    def was_moved_here(self) -> bool:
        """Whether people of this city have worked on it since: the source then moves it no more."""
        return (
            self.was_reopened
            or self.status != self.told_status
            or (self.held_by is not None and self.held_by != self.executor_id)
        )


@dataclass(frozen=True, slots=True)
class Known:
    """An appeal that is already here, and which states of it the source has told."""

    pk: int
    latest: str
    by_run: frozenset[str]

    def is_news(self, mark: str) -> bool:
        """Whether a row says something else than was told last, or than this very file has told before."""
        return mark != self.latest and mark not in self.by_run


def find(register: str, external_ids: list[str], *, again: int | None) -> dict[str, Known]:
    """Number at the source → what is known of it, for those that are here.

    `again` is the run when its file is read another time: a file that holds several states of one case must not
    play them through again.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [again or 0, APPEAL_KIND, register, external_ids])
        return {
            external_id: Known(pk, latest or "", frozenset(by_run or ()))
            for external_id, pk, latest, by_run in cursor.fetchall()
        }


def lock(ids: list[int]) -> dict[int, Standing]:
    """Lock them in the order of ids, as every action does."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [APPEAL_KIND, ids])
        return {row[0]: Standing(*row) for row in cursor.fetchall()}
