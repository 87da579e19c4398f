"""Count the calls of a client and hold it to its limits."""

from django.db import connection

from qala.contact.open311.models import ApiClient, ClientUsage
from qala.shared.clock import now, today
from qala.shared.errors import TooMany
from qala.shared.throttle import count_attempt

_COUNT = f"""
INSERT INTO {ClientUsage._meta.db_table} AS known (client_id, "on", call_count, refused_count, last_at)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (client_id, "on") DO UPDATE SET
    call_count = known.call_count + excluded.call_count,
    refused_count = known.refused_count + excluded.refused_count,
    last_at = excluded.last_at
"""


def count_call(client: ApiClient) -> None:
    """One call more; raises TooMany over the limit of a minute or of a day. Call it outside a transaction that may be
    undone. Three statements."""
    try:
        count_attempt("api.minute", str(client.pk), limit=client.minute_limit, seconds=60)
        count_attempt("api.day", f"{client.pk} {today()}", limit=client.day_limit, seconds=86_400)
    except TooMany:
        _add(client, 0, 1)
        raise
    _add(client, 1, 0)


def _add(client: ApiClient, calls: int, refused: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [client.pk, today(), calls, refused, now()])
