"""For migrations: rows of a room's own table of figures become parameters, with their log and those who set them."""

from collections.abc import Mapping

from django.db.migrations import RunSQL

_ROWS = """
    SELECT r.id, r.valid_from, r.valid_to, {verified} AS is_verified, f.name, f.value, t.by_id, t.at
    FROM {table} r
    CROSS JOIN LATERAL (VALUES {figures}) f (name, value)
    LEFT JOIN LATERAL (
        SELECT e.by_id, e.at FROM shared_timelineentry e
        WHERE e.subject_kind = '{kind}' AND e.subject_id = r.id ORDER BY e.id LIMIT 1
    ) t ON true
"""
# An end that no other version follows at once brings back the default of the house: an empty value.
_VALUES = """
    INSERT INTO shared_parameter (key, value, valid_from, is_verified, source, changed_by_id, changed_at)
    SELECT '{family}.' || name, value, valid_from, is_verified, '', by_id, at FROM ({rows}) x
    ON CONFLICT DO NOTHING
"""
_ENDS = """
    INSERT INTO shared_parameter (key, value, valid_from, is_verified, source)
    SELECT '{family}.' || name, '', valid_to, false, '' FROM ({rows}) x WHERE valid_to IS NOT NULL
    ON CONFLICT DO NOTHING
"""
_LOG = """
    INSERT INTO shared_parameterevent
        (pgh_created_at, pgh_label, pgh_context_id, pgh_obj_id, id, key, value, valid_from, is_verified, source)
    SELECT r.pgh_created_at, r.pgh_label, r.pgh_context_id, coalesce(p.id, 0), coalesce(p.id, 0),
        '{family}.' || f.name, f.value, r.valid_from, {verified}, ''
    FROM {table}event r
    CROSS JOIN LATERAL (VALUES {figures}) f (name, value)
    LEFT JOIN shared_parameter p ON p.key = '{family}.' || f.name AND p.valid_from = r.valid_from
    ORDER BY r.pgh_id
"""


def carry(family: str, kind: str, figures: Mapping[str, str], *, verified: str = "false") -> RunSQL:
    """`kind`: the old model as "portal.formparameter". `figures`: SQL of the name (`'keep_days'` or `r.code`) → SQL of
    the value as text (`r.keep_days::text`). Run it before the table goes."""
    pairs = ", ".join(f"({name}, {value})" for name, value in figures.items())
    table = kind.replace(".", "_")
    words = {"family": family, "kind": kind, "figures": pairs, "table": table, "verified": verified}
    rows = _ROWS.format(**words)
    statements = [each.format(**words, rows=rows) for each in (_VALUES, _ENDS, _LOG)]
    return RunSQL(statements, RunSQL.noop)  # type: ignore[arg-type]
