"""The floor under the intake: the same rows inserted by psycopg alone: `python -m bench.bare URL CLIENTS SECONDS`.

Copies the newest appeal with all its rows again and again, one transaction each, into the same tables with their
indexes and audit triggers. Prints JSON.
"""

from __future__ import annotations

import itertools
import json
import sys
import threading
import time
from typing import Any

import psycopg

# table, the column that points to the appeal, further condition
PARTS = (
    ("appeals_applicant", "appeal_id", ""),
    ("appeals_target", "appeal_id", ""),
    ("appeals_assignment", "appeal_id", ""),
    ("shared_timelineentry", "subject_id", "AND subject_kind = 'appeals.appeal'"),
)
COLUMNS = """
    SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
"""


class Copies:
    """Statements and values that make one appeal again."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        row = connection.execute(
            "SELECT max(id) FROM appeals_appeal WHERE executor_id IS NOT NULL"
        ).fetchone()
        self.source = int(row[0]) if row else 0
        self.inserts: list[tuple[str, list[str | None], int]] = []
        self._take(connection, "appeals_appeal", "id", "")
        for part in PARTS:
            self._take(connection, *part)
        self._take(connection, "shared_outboxentry", "id", "", newest=True)

    def _take(self, connection: Any, table: str, key: str, more: str, *, newest: bool = False) -> None:
        columns = [(n, t) for n, t in connection.execute(COLUMNS, [table]).fetchall() if n not in ("xid",)]
        columns = [(n, t) for n, t in columns if n != "id" or table == "appeals_appeal"]
        names = ", ".join(f'"{name}"' for name, _type in columns)
        texts = ", ".join(f'"{name}"::text' for name, _type in columns)
        where = f"id = (SELECT max(id) FROM {table})" if newest else f"{key} = {self.source} {more}"
        marks = ", ".join(f"%s::{type_}" for _name, type_ in columns)
        at = next((i for i, (name, _type) in enumerate(columns) if name == key), -1)
        for row in connection.execute(f"SELECT {texts} FROM {table} WHERE {where}").fetchall():
            self.inserts.append((f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row), at))
        if table == "appeals_appeal":
            self.number_at = [name for name, _type in columns].index("number")

    def write(self, connection: psycopg.Connection[Any], number: str) -> None:
        """One transaction."""
        with connection.transaction():
            row = connection.execute(
                "SELECT nextval(pg_get_serial_sequence('appeals_appeal', 'id'))"
            ).fetchone()
            assert row
            for statement, values, at in self.inserts:
                given = list(values)
                if at >= 0:
                    given[at] = str(row[0])
                if statement.startswith("INSERT INTO appeals_appeal "):
                    given[self.number_at] = number
                connection.execute(statement, given, prepare=True)


def main() -> None:
    url, clients, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    with psycopg.connect(url, autocommit=True) as connection:
        copies = Copies(connection)
    end, count, lock = time.monotonic() + seconds, 0, threading.Lock()
    numbers = itertools.count(int(time.time()) % 1_000_000 * 10_000)

    def write() -> None:
        nonlocal count
        with psycopg.connect(url, autocommit=True) as own:
            while time.monotonic() < end:
                copies.write(own, f"B{next(numbers)}")
                with lock:
                    count += 1

    started = time.monotonic()
    threads = [threading.Thread(target=write) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.monotonic() - started
    print(json.dumps({
        "count": count, "per_second": count / taken, "inserts": len(copies.inserts),
        "client_ms": 1000 * time.process_time() / max(count, 1),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
