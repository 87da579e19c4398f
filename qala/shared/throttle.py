"""Bounded attempts, counted in the database so that all web processes count together."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.models.functions import Now
from django.http import HttpRequest

from qala.shared.clock import now
from qala.shared.errors import TooMany
from qala.shared.models.throttle import ThrottleCount

HURRIED = "(SELECT set_config('synchronous_commit', 'off', true) AS said) AS hurried"
"""Part of a FROM: a statement that is a transaction of its own does not wait for the disk. What a crash of the server
takes back are the counts of its last second."""

_COUNT = f"""
INSERT INTO {ThrottleCount._meta.db_table} AS known (key, count, ends_at)
SELECT %s, 1, now() + make_interval(secs => %s) FROM {{how}} WHERE said IS NOT NULL
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN known.ends_at < now() THEN 1 ELSE known.count + 1 END,
    ends_at = CASE WHEN known.ends_at < now() THEN excluded.ends_at ELSE known.ends_at END
RETURNING count, ends_at
"""


def counting(cursor: Any, statement: str, values: Sequence[Any]) -> None:
    """Run it, `{how}` filled in: in a transaction with more in it, that is waited for as ever."""
    how = "(SELECT '' AS said) AS usual" if connection.in_atomic_block else HURRIED
    cursor.execute(statement.format(how=how), values)


def sweep() -> None:
    """Forget counters whose window has ended."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {ThrottleCount._meta.db_table} WHERE ends_at < now()")


def ask_leave(request: HttpRequest, scope: str, *, limit: int, seconds: int) -> None:
    """Count one attempt of the visitor's address; raises TooMany after `limit` within `seconds`. One statement.

    Call it outside a transaction that may be undone, or the attempt is undone with it.
    """
    count_attempt(scope, request.META.get("REMOTE_ADDR", ""), limit=limit, seconds=seconds)


def count_attempt(scope: str, who: str, *, limit: int, seconds: int) -> None:
    """The same for any name (a phone, a number); only its keyed hash is stored."""
    if attempts(scope, who, seconds=seconds)[0] > limit:
        raise TooMany


def attempts(scope: str, who: str, *, seconds: int) -> tuple[int, datetime]:
    """Count one attempt; how many there were with it, and when the window of `seconds` ends. One statement; a portal
    that cannot write counts in the memory of its process."""
    if settings.PORTAL_ONLY:
        return _counted_here(_key(scope, who), seconds)
    with connection.cursor() as cursor:
        counting(cursor, _COUNT, [_key(scope, who), seconds])
        count, ends_at = cursor.fetchone()
    return int(count), ends_at


def counted(scope: str, who: str) -> int:
    """How many attempts the present window holds, without adding one."""
    rows = ThrottleCount.objects.filter(key=_key(scope, who), ends_at__gt=Now())
    return rows.values_list("count", flat=True).first() or 0


def _key(scope: str, who: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"{scope}\n{who}".encode(), hashlib.sha256).hexdigest()


def _counted_here(key: str, seconds: int) -> tuple[int, datetime]:
    """In memory that is bounded: what was counted the longest ago is forgotten first."""
    known = caches["local"].get(f"throttle-{key}")
    count, ends_at = known if known and known[1] > now() else (0, now() + timedelta(seconds=seconds))
    caches["local"].set(f"throttle-{key}", (count + 1, ends_at), seconds)
    return count + 1, ends_at
