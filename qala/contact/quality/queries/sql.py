"""Pieces of SQL shared by the builder of daily figures and by the reader of today's rows, so that both count alike.

Everything that varies is a parameter or one of the names below; nothing comes from a request.
"""

from qala.contact.quality.rules.measures import COUNTED
from qala.contact.quality.rules.sketch import BASE

# One row per appeal received in [low, high). `h`: hour in the city; `bucket`: see rules.sketch.
RAW = f"""
SELECT (a.received_at AT TIME ZONE %(zone)s)::date AS day,
    a.topic_id AS t, COALESCE(a.district_id, 0) AS d, COALESCE(a.executor_id, 0) AS e, a.channel_id AS c,
    EXTRACT(hour FROM a.received_at AT TIME ZONE %(zone)s)::int AS h,
    CASE WHEN a.resolved_at IS NOT NULL THEN ceil(ln(greatest(
        extract(epoch FROM a.resolved_at - a.received_at)::float8 / 60, 1)) / ln({BASE!r}::float8))::int
    END AS bucket,
    TRUE AS received,
    a.resolved_at IS NOT NULL AS answered,
    a.resolved_at IS NOT NULL AND a.was_late AS late,
    a.stage = 'rejected' AND a.duplicate_of_id IS NULL AS rejected,
    a.duplicate_of_id IS NOT NULL AS merged,
    a.stage IN ('new', 'active', 'waiting') AS open,
    a.reopened_count > 0 AS reopened,
    COALESCE(j.repeat_kind <> '', FALSE) AS repeated,
    j.rating IS NOT NULL AS rated,
    COALESCE(j.rating >= 4, FALSE) AS satisfied,
    j.resident_says_solved IS NOT NULL OR j.control_says_solved IS NOT NULL AS judged,
    COALESCE(NOT j.resident_says_solved, FALSE) OR COALESCE(NOT j.control_says_solved, FALSE) AS unsolved
FROM appeals_appeal a LEFT JOIN quality_judgement j ON j.appeal_id = a.id
WHERE a.received_at >= %(low)s AND a.received_at < %(high)s
"""

COUNTS = ", ".join(f"count(*) FILTER (WHERE {name}) AS {name}" for name in COUNTED)
SUMS = ", ".join(f"COALESCE(sum({name}), 0)::bigint AS {name}" for name in COUNTED)
HOURS = "ARRAY[" + ", ".join(f"count(*) FILTER (WHERE h = {hour})" for hour in range(24)) + "]"
HOUR_SUMS = ", ".join(f"COALESCE(sum(hours[{hour + 1}]), 0)::bigint" for hour in range(24))
SETS = "GROUPING SETS ((t, d, e, c), (t), (d), (e), (c), ())"
KEYS = "grouping(t, d, e, c) AS cut, COALESCE(t, 0) AS t, COALESCE(d, 0) AS d, COALESCE(e, 0) AS e, COALESCE(c, 0) AS c"

INSERT = f"""
WITH raw AS MATERIALIZED ({RAW}),
figures AS (SELECT day, {KEYS}, {COUNTS}, {HOURS} AS hours FROM raw GROUP BY day, {SETS}),
buckets AS (
    SELECT day, {KEYS}, bucket, count(*) AS n FROM raw WHERE bucket IS NOT NULL GROUP BY day, bucket, {SETS}
),
sketches AS (
    SELECT day, cut, t, d, e, c, jsonb_object_agg(bucket, n) AS response FROM buckets GROUP BY day, cut, t, d, e, c
)
INSERT INTO quality_dailyfigure
    (day, cut, topic_key, district_key, executor_key, channel_key, {", ".join(COUNTED)}, hours, response)
SELECT day, cut, t, d, e, c, {", ".join(COUNTED)}, hours, COALESCE(response, '{{}}'::jsonb)
FROM figures LEFT JOIN sketches USING (day, cut, t, d, e, c)
"""
