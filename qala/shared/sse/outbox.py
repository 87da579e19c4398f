"""Read the outbox between two snapshots, and write server-sent events."""

import json
import re
import time
from dataclasses import dataclass
from typing import Any

from qala.shared.models.outbox import OutboxEntry

TABLE = OutboxEntry._meta.db_table
# More than this at once is cheaper to ask for anew than to send.
MAX_ROWS = 500
KEPT_FOR = 23 * 3600
RESYNC = b"event: resync\ndata: {}\n\n"
MARK = re.compile(r"(\d{1,12})-(\d{1,20}:\d{1,20}:[\d,]{0,4000})")

# Rows are found by the index on xid; one statement, so rows and snapshot belong together.
NEWS = f"""
    SELECT pg_current_snapshot()::text, news.topic, news.data::text, news.recipients
    FROM (SELECT 1) AS one LEFT JOIN (
        SELECT id, topic, data, recipients FROM {TABLE}
        WHERE xid >= pg_snapshot_xmin(%(since)s::pg_snapshot)
          AND NOT pg_visible_in_snapshot(xid, %(since)s::pg_snapshot)
        ORDER BY id LIMIT {MAX_ROWS + 1}
    ) AS news ON true
"""
RECENT = f"""
    SELECT id, topic, data::text, recipients FROM {TABLE}
    WHERE made_at > now() - interval '10 minutes' AND recipients && %(to)s::varchar[] ORDER BY id
"""
MISSED = f"""
    SELECT topic, data::text, recipients FROM {TABLE}
    WHERE xid >= pg_snapshot_xmin(%(since)s::pg_snapshot)
      AND NOT pg_visible_in_snapshot(xid, %(since)s::pg_snapshot)
      AND pg_visible_in_snapshot(xid, %(until)s::pg_snapshot)
      AND recipients && %(recipients)s::varchar[]
    ORDER BY id LIMIT {MAX_ROWS + 1}
"""


@dataclass(frozen=True)
class Message:
    """One outbox row, already written as an event."""

    event: bytes
    recipients: frozenset[str]


@dataclass(frozen=True)
class Batch:
    """All rows between two readings. `messages` None: too many, everybody must ask for everything again."""

    messages: list[Message] | None
    snapshot: str

    def block_for(self, recipients: frozenset[str]) -> bytes:
        """The bytes for one listener, ending with the mark to resume from; empty when nothing is for them."""
        if self.messages is None:
            return RESYNC + mark_of(self.snapshot)
        own = [message.event for message in self.messages if not recipients.isdisjoint(message.recipients)]
        return b"".join([*own, mark_of(self.snapshot)]) if own else b""


def event(topic: str, data: str) -> bytes:
    """A message in one line: a line break would end the event."""
    return (
        b"data: "
        + json.dumps({"topic": topic, "data": json.loads(data)}, separators=(",", ":")).encode()
        + b"\n\n"
    )


def mark_of(snapshot: str) -> bytes:
    """An event of nothing but an id: the browser remembers it as Last-Event-ID and shows nothing."""
    return f"id: {int(time.time())}-{snapshot}\n\n".encode()


def snapshot_of(mark: str) -> str | None:
    """The snapshot of a browser's Last-Event-ID; None for junk and for marks older than the outbox."""
    found = MARK.fullmatch(mark)
    if found is None or time.time() - int(found[1]) > KEPT_FOR:
        return None
    return found[2]


def batch_of(rows: list[tuple[Any, ...]]) -> Batch:
    """The answer of NEWS."""
    snapshot = rows[0][0] if rows else ""
    if len(rows) > MAX_ROWS:
        return Batch(None, snapshot)
    return Batch(
        [Message(event(row[1], row[2]), frozenset(row[3])) for row in rows if row[1] is not None], snapshot
    )


def is_ahead(mark: str, snapshot: str) -> bool:
    """Whether a mark is from a later life of the database than the snapshot (it was restored or replaced)."""
    return int(mark.split(":", maxsplit=1)[0]) > int(snapshot.split(":")[1])


def missed_block(since: str, until: str, rows: list[tuple[Any, ...]]) -> bytes:
    """The bytes of a replay: what came between the two snapshots."""
    if len(rows) > MAX_ROWS or is_ahead(since, until):
        return RESYNC + mark_of(until)
    return b"".join(event(topic, data) for topic, data, _recipients in rows) + mark_of(until)
