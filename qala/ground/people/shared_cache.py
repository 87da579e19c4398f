"""A cache in PostgreSQL that all web processes share: for counted attempts and used codes, not for speed.

Django's DatabaseCache would do, but it counts the whole table at every write and throws out arbitrary rows when
300 are reached, so that a flood of new names could wash an attacker's own counter away. Here nothing is thrown
out before its time, and each operation is one statement. Values are JSON.
"""

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

# One write in so many also removes what has expired.
SWEEP_EVERY = 200


class PostgresCache(BaseCache):
    """`LOCATION` is the table (people.SharedCacheRow)."""

    def __init__(self, table: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.table = connection.ops.quote_name(table)

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Write unless a live value stands; True when written. Of many at once exactly one wins."""
        where = f" WHERE {self.table}.expires_at <= %s"
        return bool(self._write(key, value, timeout, version, where, [self._now()]))

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Write."""
        self._write(key, value, timeout, version, "", [])

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Read a live value."""
        sql = f"SELECT value FROM {self.table} WHERE key = %s AND (expires_at IS NULL OR expires_at > %s)"
        with connection.cursor() as cursor:
            cursor.execute(sql, [self.make_and_validate_key(key, version=version), self._now()])
            row = cursor.fetchone()
        if row is None:
            return default
        return json.loads(row[0]) if isinstance(row[0], str) else row[0]

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Move the end of a live value."""
        sql = f"UPDATE {self.table} SET expires_at = %s WHERE key = %s AND (expires_at IS NULL OR expires_at > %s)"
        return (
            self._run(
                sql, [self._end(timeout), self.make_and_validate_key(key, version=version), self._now()]
            )
            > 0
        )

    def delete(self, key: str, version: int | None = None) -> bool:
        """Remove; True when there was one."""
        sql = f"DELETE FROM {self.table} WHERE key = %s"
        return self._run(sql, [self.make_and_validate_key(key, version=version)]) > 0

    def clear(self) -> None:
        """Remove all."""
        self._run(f"DELETE FROM {self.table}", [])

    def _write(
        self, key: str, value: Any, timeout: float | None, version: int | None, where: str, more: list[Any]
    ) -> int:
        if random.randrange(SWEEP_EVERY) == 0:
            self._run(f"DELETE FROM {self.table} WHERE expires_at <= %s", [self._now()])
        sql = (
            f"INSERT INTO {self.table} (key, value, expires_at) VALUES (%s, %s::jsonb, %s)"
            f" ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, expires_at = EXCLUDED.expires_at{where}"
        )
        made = self.make_and_validate_key(key, version=version)
        return self._run(sql, [made, json.dumps(value), self._end(timeout), *more])

    def _run(self, sql: str, values: list[Any]) -> int:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return int(cursor.rowcount)

    def _now(self) -> datetime:
        # The real clock, as the counting library uses it; frozen test time must not open a throttle.
        return datetime.now(UTC)

    def _end(self, timeout: float | None) -> datetime | None:
        seconds = self.default_timeout if timeout == DEFAULT_TIMEOUT else timeout
        return None if seconds is None else self._now() + timedelta(seconds=seconds)
