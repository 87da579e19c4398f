"""The generations of topics, asked and tidied."""

import threading

from django.core.signals import request_finished, request_started
from django.db import connection

from qala.shared.models.generation import GenerationStep

TABLE = GenerationStep._meta.db_table
GENERATIONS = f"SELECT topic, sum(weight)::bigint FROM {TABLE} GROUP BY topic"
# Few rows are quick to add up as they are.
MANY = 50
FOLD = f"""
WITH old AS (DELETE FROM {TABLE} WHERE (SELECT count(*) FROM {TABLE}) > {MANY} RETURNING topic, weight)
INSERT INTO {TABLE} (topic, weight) SELECT topic, sum(weight) FROM old GROUP BY topic
"""


# What the request that this thread answers has read; None outside requests.
_request = threading.local()


def generations(*, anew: bool = False) -> dict[str, int]:
    """Every topic's generation; one statement in a request, however often it asks, unless `anew`. A topic that nobody
    ever raised is not there and means 0. What is read after this call is at least as new."""
    known: dict[str, int] | None = getattr(_request, "known", None)
    if known and not anew:
        return known
    with connection.cursor() as cursor:
        cursor.execute(GENERATIONS)
        found = dict(cursor.fetchall())
    if known is not None:
        _request.known = found
    return found


def seen(topic: str) -> int | None:
    """The topic's generation, if the request of this thread has asked for it already. No statement."""
    known: dict[str, int] | None = getattr(_request, "known", None)
    return known.get(topic, 0) if known else None


def _begin(**_options: object) -> None:
    _request.known = {}


def _end(**_options: object) -> None:
    _request.known = None


request_started.connect(_begin, dispatch_uid="qala.kept.begin")
request_finished.connect(_end, dispatch_uid="qala.kept.end")


def fold_steps() -> None:
    """One step for each topic instead of many. One statement: every snapshot sees the same sums."""
    with connection.cursor() as cursor:
        cursor.execute(FOLD)
