"""Count the calls of a client and hold it to its limits."""

import math

from django.conf import settings
from django.db import connection

from qala.contact.open311.models import ApiClient, ClientUsage
from qala.contact.open311.rules.limits import Meter
from qala.contact.open311.rules.parameters import OpenAddressParameters
from qala.shared.clock import now, today
from qala.shared.errors import TooMany
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import attempts, count_attempt, counting

MINUTE = 60

_COUNT = f"""
INSERT INTO {ClientUsage._meta.db_table} AS known (client_id, "on", call_count, refused_count, last_at)
SELECT %s, %s::date, %s, %s, %s::timestamptz FROM {{how}} WHERE said IS NOT NULL
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


def count_open(*, address: str, client: ApiClient | None) -> Meter:
    """One request to an open address more: of a network address, or of a key. Never raises: `is_over` says it.

    Two statements, a third with a key, whose day of last use is kept; a portal that cannot write keeps none.
    """
    values = of_today(OpenAddressParameters)
    if client is None:
        name, limit = "address", values.address_minute
        count, ends_at = attempts("open address", address, seconds=MINUTE)
    else:
        name, limit = "key", values.key_minute
        count, ends_at = attempts("open key", str(client.pk), seconds=MINUTE)
    left = math.ceil((ends_at - now()).total_seconds())  # the database's clock may be another
    meter = Meter(name, limit, count, min(max(left, 1), MINUTE), MINUTE)
    if client is not None and not settings.PORTAL_ONLY:
        _add(client, int(not meter.is_over), int(meter.is_over))
    return meter


def _add(client: ApiClient, calls: int, refused: int) -> None:
    with connection.cursor() as cursor:
        counting(cursor, _COUNT, [client.pk, today(), calls, refused, now()])
