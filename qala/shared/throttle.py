"""Bounded attempts, counted in the database so that all web processes count together."""

import hashlib
import hmac

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from qala.shared.errors import TooMany
from qala.shared.models.throttle import ThrottleCount

_COUNT = f"""
INSERT INTO {ThrottleCount._meta.db_table} AS known (key, count, ends_at)
VALUES (%s, 1, now() + make_interval(secs => %s))
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN known.ends_at < now() THEN 1 ELSE known.count + 1 END,
    ends_at = CASE WHEN known.ends_at < now() THEN excluded.ends_at ELSE known.ends_at END
RETURNING count
"""


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
    key = hmac.new(settings.SECRET_KEY.encode(), f"{scope}\n{who}".encode(), hashlib.sha256).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, seconds])
        if cursor.fetchone()[0] > limit:
            raise TooMany
