"""Live news: an outbox row and a NOTIFY in the same transaction; the SSE hub (`qala.shared.sse`) delivers it."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from qala.shared.models.outbox import OutboxEntry

CHANNEL = "qala_live"
# News that anybody may hear, without an account too.
EVERYBODY = "all"
Recipients = Callable[[Any], list[str]]


def _own(user: Any) -> list[str]:
    return [f"user:{user.pk}"]


_recipients: Recipients = _own
_is_hushed: ContextVar[bool] = ContextVar("qala_live_hushed", default=False)


def use_recipients(recipients: Recipients) -> None:
    """`ground.people` hands in the function that lists as whom a person hears: permissions, organisations, self."""
    global _recipients
    _recipients = recipients


def recipients_of(user: Any) -> list[str]:
    """As whom the person hears; only "user:<id>" before `ground.people` is wired."""
    return _recipients(user)


@contextmanager
def hushed() -> Iterator[None]:
    """Say nothing inside the block: history that is being written is no news."""
    token = _is_hushed.set(True)
    try:
        yield
    finally:
        _is_hushed.reset(token)


def is_hushed() -> bool:
    """Whether history is being written: nobody is to be told of it by any other way either."""
    return _is_hushed.get()


def announce(topic: str, data: dict[str, Any], *, to: Iterable[str]) -> None:
    """Tell open browsers. `to` names who may hear it: "perm:<code>", "org:<id>", "user:<id>", EVERYBODY; nobody else
    does.

    Costs one statement. Keep `data` to identifiers and versions: the browser asks for the rest with its own rights.
    """
    if _is_hushed.get():
        return
    values: list[Any] = [topic, json.dumps(data, cls=DjangoJSONEncoder), sorted(set(to))]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH made AS (INSERT INTO {OutboxEntry._meta.db_table} (topic, data, recipients)"
            " VALUES (%s, %s, %s) RETURNING id) SELECT pg_notify(%s, id::text) FROM made",
            [*values, CHANNEL],
        )


def sweep() -> None:
    """Forget messages after a day; a browser that was away for longer is told to ask for everything again."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {OutboxEntry._meta.db_table} WHERE made_at < now() - interval '1 day'")
