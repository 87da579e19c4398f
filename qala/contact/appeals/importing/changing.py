"""Rows that the source has changed since they were taken over, set by set."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from qala.contact.appeals.importing.copying import copy_text
from qala.contact.appeals.importing.lines import (
    STANDING,
    TARGET,
    Tables,
    answer_line,
    assignment_line,
    ending_line,
    entry_line,
    standing_line,
    target_line,
)
from qala.contact.appeals.importing.shaping import Shape, told
from qala.contact.appeals.importing.standing import Standing, lock

_DERIVED = ("breached_at", "met_at", "cancelled_at", "is_late", "due_at", "executor_id")


def change(pairs: Sequence[tuple[int, Shape]], tables: Tables, *, run_id: int, now: int) -> tuple[int, int]:
    """Bring appeals up to what the source says. Returns (changed, left alone because people moved them here).

    One that was moved here keeps its state; the timeline notes what the source says.
    """
    standing = lock([pk for pk, _shape in pairs])
    moved: list[tuple[Standing, Shape]] = []
    ours: list[tuple[Standing, Shape]] = []
    for pk, shaped in pairs:
        (ours if standing[pk].was_moved_here else moved).append((standing[pk], shaped))
    if moved:
        _update_appeals(moved)
        _update_targets(moved, tables)
        _update_assignments(moved, tables)
        tables.answers.copy(
            line
            for was, shaped in moved
            if not was.has_end and (line := answer_line(was.pk, shaped)) is not None
        )
    tables.entries.copy(line for was, shaped in (*moved, *ours) for line in _story(was, shaped, run_id, now))
    return len(moved), len(ours)


def _update_appeals(pairs: Sequence[tuple[Standing, Shape]]) -> None:
    columns = ", ".join(f'"{column}"' for column in STANDING)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMP TABLE import_changes ON COMMIT DROP AS SELECT id, {columns} FROM appeals_appeal WITH NO DATA"
        )
    copy_text(
        f"COPY import_changes (id, {columns}) FROM STDIN",
        (_appeal_line(was, shaped) for was, shaped in pairs),
    )
    assigned = ", ".join(f'"{column}" = c."{column}"' for column in STANDING)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE appeals_appeal a SET {assigned} FROM import_changes c WHERE c.id = a.id")
        cursor.execute("DROP TABLE import_changes")


def _appeal_line(was: Standing, shaped: Shape) -> str:
    if was.told_topic == shaped.draft.topic[1]:
        # The source kept its topic: a topic given here in review stays.
        shaped.topic_id = was.topic_id
    return f"{was.pk}\t{standing_line(shaped, was.number)}\n"


def _update_targets(pairs: Sequence[tuple[Standing, Shape]], tables: Tables) -> None:
    lines = [(was, line) for was, shaped in pairs if (line := target_line(was.pk, shaped)) is not None]
    tables.targets.copy(line for was, line in lines if not was.has_target)
    known = [line + "\n" for was, line in lines if was.has_target]
    if not known:
        return
    columns = ", ".join(f'"{column}"' for column in TARGET)
    assigned = ", ".join(f'"{column}" = c."{column}"' for column in _DERIVED)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMP TABLE import_targets ON COMMIT DROP AS SELECT {columns} FROM appeals_target WITH NO DATA"
        )
    copy_text(f"COPY import_targets ({columns}) FROM STDIN", known)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE appeals_target t SET {assigned} FROM import_targets c "
            "WHERE c.appeal_id = t.appeal_id AND t.kind = c.kind"
        )
        cursor.execute("DROP TABLE import_targets")


def _update_assignments(pairs: Sequence[tuple[Standing, Shape]], tables: Tables) -> None:
    """End the open one where the executor changed or the case is nobody's now; begin one where there is none."""
    ended, begun = [], []
    for was, shaped in pairs:
        line = assignment_line(was.pk, shaped, since=max(shaped.changed, shaped.draft.received))
        is_same = was.held_by == shaped.executor_id
        is_over = shaped.stage == "rejected"
        if was.held_by is not None and (not is_same or is_over):
            ended.append((was.pk, shaped))
        if line is not None and not is_same and not is_over:
            begun.append(line)
    if ended:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE appeals_assignment x SET until = greatest(x.since, to_timestamp(c.at)), outcome = c.outcome "
                "FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS c (id, at, outcome) "
                "WHERE x.appeal_id = c.id AND x.until IS NULL",
                [
                    [pk for pk, _shape in ended],
                    [shaped.changed for _pk, shaped in ended],
                    [
                        shaped.draft.status[:20] if shaped.stage == "rejected" else "redirected"
                        for _pk, shaped in ended
                    ],
                ],
            )
    tables.assignments.copy(begun)


def _story(was: Standing, shaped: Shape, run_id: int, now: int) -> list[str]:
    is_ours = was.was_moved_here
    stages = (was.stage, was.stage if is_ours else shaped.stage)
    made = [entry_line(was.pk, "import_update", now, stages=stages, data=told(shaped, run_id=run_id))]
    ended = shaped.closed or shaped.resolved
    if ended is not None and not was.has_end and not is_ours:
        made.append(ending_line(was.pk, shaped, ended, from_stage=was.stage))
    return made
