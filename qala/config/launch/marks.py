"""What was already done to this database: a small table of our own, readable without Django."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import psycopg

from .errors import LaunchError

PREPARING = 7_109_001  # advisory lock: two hosts on one database prepare it one after the other
OLDEST_SERVER = 150_000


class Marks:
    """Names and values in the table qala_launch."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        row = self._connection.execute("SELECT value FROM qala_launch WHERE name = %s", [name]).fetchone()
        return str(row[0]) if row else None

    def set(self, name: str, value: str) -> None:
        self._connection.execute(
            "INSERT INTO qala_launch (name, value) VALUES (%s, %s) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = now()",
            [name, value],
        )


@contextlib.contextmanager
def marks(url: str) -> Iterator[Marks]:
    """The marks of a database, alone: another host that prepares it now is waited for.

    Errors: `LaunchError` when the server cannot be reached or is too old.
    """
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=10, application_name="qala run")
    except psycopg.OperationalError as problem:
        raise LaunchError(
            f"QALA_DATABASE_URL: the database cannot be reached: {_first_line(problem)}"
        ) from problem
    with connection:
        if connection.info.server_version < OLDEST_SERVER:
            version = connection.info.parameter_status("server_version")
            raise LaunchError(
                f"QALA_DATABASE_URL: that server is PostgreSQL {version}; 15 or newer is needed."
            )
        connection.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
        connection.execute(
            "CREATE TABLE IF NOT EXISTS qala_launch "
            "(name text PRIMARY KEY, value text NOT NULL, at timestamptz NOT NULL DEFAULT now())"
        )
        yield Marks(connection)


def _first_line(problem: Exception) -> str:
    return str(problem).strip().splitlines()[0]
