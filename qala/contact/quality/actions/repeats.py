"""Find appeals that repeat an earlier one: the same person and topic, or the same place and topic."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from qala.contact.quality.models import FigureMark
from qala.contact.quality.rules.parameters import QualityParameters
from qala.shared.db import atomic
from qala.shared.parameters.reading import of_today

# Merged duplicates came at the same time about the same thing, and what was made out of another appeal is still the
# same matter; neither is a repeat. An appeal counts as a repeat of the nearest earlier one of the same topic that was
# received within the days of the terms. A person is an account, a phone or an e-mail; a place is a building or, for
# appeals without one, a square of so many metres around the point. Looked at are the appeals that have changed and
# those marked as repeats of one that has changed: a mark that no longer holds is taken back.
_FIND = """
WITH looked AS (
    SELECT id FROM appeals_appeal WHERE changed_at >= %(since)s
    UNION
    SELECT j.appeal_id FROM quality_judgement j JOIN appeals_appeal b ON b.id = j.repeats_id
    WHERE b.changed_at >= %(since)s
),
found AS (
SELECT DISTINCT ON (a.id) a.id, e.id AS repeats_id, e.kind
FROM looked JOIN appeals_appeal a ON a.id = looked.id
LEFT JOIN appeals_applicant p ON p.appeal_id = a.id
CROSS JOIN LATERAL (
    (SELECT b.id, 'person' AS kind, b.received_at FROM appeals_appeal b
     WHERE b.resident_id = a.resident_id AND b.topic_id = a.topic_id AND b.id <> a.id
       AND b.duplicate_of_id IS NULL
       AND b.received_at < a.received_at AND b.received_at >= a.received_at - %(within)s)
    UNION ALL
    (SELECT b.id, 'person', b.received_at FROM appeals_applicant q JOIN appeals_appeal b ON b.id = q.appeal_id
     WHERE p.phone <> '' AND q.phone = p.phone AND q.phone <> '' AND b.topic_id = a.topic_id AND b.id <> a.id
       AND b.duplicate_of_id IS NULL
       AND b.received_at < a.received_at AND b.received_at >= a.received_at - %(within)s)
    UNION ALL
    (SELECT b.id, 'person', b.received_at FROM appeals_applicant q JOIN appeals_appeal b ON b.id = q.appeal_id
     WHERE p.email <> '' AND q.email = p.email AND q.email <> '' AND b.topic_id = a.topic_id AND b.id <> a.id
       AND b.duplicate_of_id IS NULL
       AND b.received_at < a.received_at AND b.received_at >= a.received_at - %(within)s)
    UNION ALL
    (SELECT b.id, 'place', b.received_at FROM appeals_appeal b
     WHERE b.building_id = a.building_id AND b.building_id IS NOT NULL AND b.topic_id = a.topic_id AND b.id <> a.id
       AND b.duplicate_of_id IS NULL
       AND b.received_at < a.received_at AND b.received_at >= a.received_at - %(within)s)
    UNION ALL
    (SELECT b.id, 'place', b.received_at FROM appeals_appeal b
     WHERE a.building_id IS NULL AND a.point IS NOT NULL AND a.place_quality IN ('exact', 'outside')
       AND b.point <@ box(point(a.point[0] - %(metres)s, a.point[1] - %(metres)s),
                          point(a.point[0] + %(metres)s, a.point[1] + %(metres)s))
       AND b.topic_id = a.topic_id AND b.id <> a.id AND b.duplicate_of_id IS NULL
       AND b.received_at < a.received_at AND b.received_at >= a.received_at - %(within)s)
) e
WHERE a.duplicate_of_id IS NULL AND a.origin_id IS NULL
ORDER BY a.id, e.kind, e.received_at DESC
),
taken_back AS (
    UPDATE quality_judgement j SET repeats_id = NULL, repeat_kind = '', changed_at = %(at)s
    FROM looked LEFT JOIN found ON found.id = looked.id
    WHERE j.appeal_id = looked.id AND j.repeat_kind <> '' AND found.id IS NULL
    RETURNING 1
),
put AS (
    INSERT INTO quality_judgement (appeal_id, repeats_id, repeat_kind, changed_at)
    SELECT id, repeats_id, kind, %(at)s FROM found
    ON CONFLICT (appeal_id) DO UPDATE SET
        repeats_id = excluded.repeats_id, repeat_kind = excluded.repeat_kind, changed_at = excluded.changed_at
    WHERE quality_judgement.repeats_id IS DISTINCT FROM excluded.repeats_id
       OR quality_judgement.repeat_kind <> excluded.repeat_kind
    RETURNING 1
)
SELECT (SELECT count(*) FROM put) + (SELECT count(*) FROM taken_back)
"""
EPOCH = datetime.fromisoformat("1990-01-01T00:00:00+00:00")


def find_repeats(*, since: datetime | None, at: datetime) -> int:
    """Look at the appeals changed since a moment (None: all); returns how many marks were set, changed or taken back.

    One that became the earlier one of others by its own change is seen by them in the night (`build.mend`).
    """
    terms = of_today(QualityParameters)
    parameters: dict[str, Any] = {
        "since": since or EPOCH,
        "at": at,
        "within": timedelta(days=terms.repeat_days),
        "metres": terms.repeat_metres,
    }
    with atomic(), connection.cursor() as cursor:
        FigureMark.objects.select_for_update().first()  # one builder at a time
        cursor.execute(_FIND, parameters)
        return int(cursor.fetchone()[0])
