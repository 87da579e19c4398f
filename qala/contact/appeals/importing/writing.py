"""One batch into the database, in one transaction with the cursor of its run."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
import pghistory
import pgtrigger
from django.db import connection

from qala.contact.appeals.importing import standing
from qala.contact.appeals.importing.batches import Batch
from qala.contact.appeals.importing.books import Books
from qala.contact.appeals.importing.changing import change
from qala.contact.appeals.importing.drafts import Draft
from qala.contact.appeals.importing.lines import Tables
from qala.contact.appeals.importing.moments import as_moment
from qala.contact.appeals.importing.profile import Profile
from qala.contact.appeals.importing.rejects import Rejects
from qala.contact.appeals.importing.shaping import Shape, shape
from qala.contact.appeals.importing.tally import Tally
from qala.contact.appeals.models import Answer, Appeal
from qala.contact.appeals.rules.numbers import number
from qala.shared.clock import city_zone, now
from qala.shared.db import atomic

_SILENT = ("appeals.Appeal:insert_insert", "appeals.Answer:insert_insert")
"""Row triggers that copy a new row into the audit: here one statement a batch writes the same rows."""
_MOVE = "UPDATE appeals_importrun SET done_rows = done_rows + %s, counts = %s WHERE id = %s"


class Writer:
    """Holds what lives as long as the run. Used by one thread at a time.

    `kept` is what else stands in the run's report beside the sums (digest of the profile, earlier passes).
    """

    def __init__(
        self, run_id: int, profile: Profile, tally: Tally, rejects: Rejects, kept: dict[str, Any]
    ) -> None:
        self.tally = tally
        self._run_id = run_id
        self._profile = profile
        self._rejects = rejects
        self._kept = kept
        self._tables = Tables()
        self._books: Books | None = None
        self._audits = (_audit_sql(Appeal, "id"), _audit_sql(Answer, "appeal_id"))
        self._zone = city_zone()

    def write(self, batch: Batch) -> None:
        """All of the batch or nothing: appeals with their parts, audit, rejects, cursor and report."""
        with (
            pghistory.context(reason="import", profile=self._profile.name, run=self._run_id) as context,
            atomic(),
        ):
            if self._books is None:
                self._books = Books(self._profile)
            self._write_appeals(batch, self._books, context)
            self.tally.add(batch.tally)
            self._rejects.write(batch.rejects)
            self._move_cursor(batch.row_count)

    def _write_appeals(self, batch: Batch, books: Books, context: Any) -> None:
        seconds = int(now().timestamp())
        again = self._run_id if self._kept.get("is_again") else None
        ids = [draft.external_id for draft in batch.drafts]
        known = standing.find(self._profile.register, ids, again=again)
        fresh: list[Shape] = []
        changed: list[tuple[int, Shape]] = []
        for draft in batch.drafts:
            found = known.get(draft.external_id)
            if found is None:
                fresh.append(self._shape(draft, books, seconds))
            elif found.is_news(draft.mark):
                changed.append((found.pk, self._shape(draft, books, seconds)))
        if fresh:
            self._insert(fresh, context)
        counts = batch.tally.plain
        if changed:
            counts["updated"], counts["moved_here"] = change(
                changed, self._tables, run_id=self._run_id, now=seconds
            )
        counts["new"] = len(fresh)
        counts["unchanged"] = len(batch.drafts) - len(fresh) - len(changed)
        counts["topics_new"], counts["executors_new"] = books.topics_new, books.executors_new
        books.topics_new = books.executors_new = 0

    def _shape(self, draft: Draft, books: Books, seconds: int) -> Shape:
        return shape(draft, books, is_public=self._profile.public, now=seconds)

    def _insert(self, shapes: list[Shape], context: Any) -> None:
        ids = _reserve(len(shapes))
        numbers = [
            number(as_moment(shaped.draft.received).astimezone(self._zone).year, pk)
            for pk, shaped in zip(ids, shapes, strict=True)
        ]
        pairs = list(zip(ids, numbers, shapes, strict=True))
        with pgtrigger.ignore(*_SILENT), connection.cursor() as cursor:
            # The setting travels with a statement of Django's cursor; COPY goes around that, so set it first.
            cursor.execute("SELECT 1")
            self._tables.write(
                pairs, language=self._profile.language, register=self._profile.register, run_id=self._run_id
            )
        self._write_audit(ids, context)

    def _write_audit(self, ids: list[int], context: Any) -> None:
        metadata = orjson.dumps(context.metadata).decode()
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO pghistory_context (id, created_at, updated_at, metadata) VALUES (%s, now(), now(), %s) "
                "ON CONFLICT (id) DO NOTHING",
                [UUID(str(context.id)), metadata],
            )
            for sql in self._audits:
                cursor.execute(sql, [UUID(str(context.id)), ids])

    def _move_cursor(self, row_count: int) -> None:
        counts = {**self.tally.as_json(), **self._kept, "rejects_size": self._rejects.size}
        with connection.cursor() as cursor:
            cursor.execute(_MOVE, [row_count, orjson.dumps(counts).decode(), self._run_id])


def _reserve(count: int) -> list[int]:
    """So many ids of the appeals' own sequence: numbers stay unique whoever else registers meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('appeals_appeal', 'id')) FROM generate_series(1, %s)",
            [count],
        )
        return sorted(row[0] for row in cursor.fetchall())


def _audit_sql(model: Any, key: str) -> str:
    """The statement that writes what the model's insert trigger would have, for rows found by `key`."""
    event = model._meta.get_field("audit_events").related_model
    have = {field.column for field in model._meta.concrete_fields}
    columns = [f'"{f.column}"' for f in event._meta.concrete_fields if f.column in have]
    names = ", ".join(columns)
    return (
        f'INSERT INTO "{event._meta.db_table}" '
        f"(pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id, {names}) "
        f"SELECT now(), 'insert', id, %s, {names} FROM \"{model._meta.db_table}\" WHERE {key} = ANY(%s)"
    )
