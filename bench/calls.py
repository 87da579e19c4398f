"""Years of contacts beside a full register: `python -m bench.calls ROWS` (Django's settings; prints JSON).

Spread over the time that the appeals cover. Every fifth contact became an appeal, one in a hundred went to an emergency
service, the rest was consultation. 600,000 phones, a third of the talks about a known building.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import django
import psycopg

from bench.million import address_of_database, in_two, without_indexes

EVERY, PHONES, BATCH = 5, 600_000, 100_000
CONTACTS = f"""
WITH facts AS (
    SELECT n, abs(hashint8(n)) AS h, random() AS luck, random() AS luck2,
        %(since)s::timestamptz + (now() - %(since)s::timestamptz) * (n / (%(rows)s + 1.0)) AS at
    FROM generate_series(%(low)s::bigint, %(high)s::bigint) AS n
)
INSERT INTO contacts_contact (id, lon, lat, point, h3, phone, full_name, language, outcome, started_at, answered_at,
    ended_at, wrapped_at, note, article_id, article_title, passed_to, danger, address, channel_id, resident_id,
    topic_id, operator_id, appeal_id, building_id, district_id)
SELECT n, NULL, NULL, NULL, NULL, '+7701' || lpad((h %% {PHONES})::text, 7, '0'), '',
    CASE WHEN luck < 0.6 THEN 'ru' ELSE 'kk' END,
    CASE WHEN n %% {EVERY} = 0 THEN 'appeal' WHEN luck2 < 0.01 THEN 'emergency' ELSE 'consultation' END,
    at, at, at + interval '90 s' + luck * interval '180 s', at + interval '270 s' + luck2 * interval '100 s',
    'сұрақ бойынша түсінік берілді', NULL, '', CASE WHEN n %% {EVERY} <> 0 AND luck2 < 0.01 THEN '112' ELSE '' END,
    '{{}}', '', (%(channels)s::bigint[])[1 + h %% %(channel_count)s], NULL,
    (%(topics)s::bigint[])[1 + floor(power(luck, 2) * %(topic_count)s)::int],
    (%(operators)s::bigint[])[1 + h / 7 %% %(operator_count)s],
    CASE WHEN n %% {EVERY} = 0 THEN n / {EVERY} END,
    CASE WHEN luck2 < 0.33 THEN (%(buildings)s::bigint[])[1 + h / 11 %% %(building_count)s] END,
    (%(districts)s::bigint[])[1 + h / 13 %% %(district_count)s]
FROM facts
"""


def write(url: str, given: dict[str, Any], low: int, high: int) -> None:
    """One of two writers."""
    with psycopg.connect(url, autocommit=True) as own:
        own.execute("SET session_replication_role = replica")
        own.execute("SET synchronous_commit = off")
        for start in range(low, high + 1, BATCH):
            own.execute(CONTACTS, given | {"low": start, "high": min(start + BATCH - 1, high)})


def given_by_city() -> dict[str, Any]:
    """Ids to draw from, each list with its length."""
    from qala.contact.appeals.models import Appeal
    from qala.contact.catalog.models import Channel, Topic
    from qala.ground.people.models import User
    from qala.ground.places.models import Building, District

    found = {
        "channel": Channel.objects.filter(is_staff_only=True),
        "topic": Topic.objects.filter(code__startswith="bench"),
        "operator": User.objects.filter(duties__role="operator"),
        "building": Building.objects.all(),
        "district": District.objects.all(),
    }
    lists = {name: list(rows.order_by("pk").values_list("pk", flat=True)) for name, rows in found.items()}
    since = Appeal.objects.order_by("received_at").values_list("received_at", flat=True)[0]
    return {
        "since": since,
        **{f"{name}s": pks for name, pks in lists.items()},
        **{f"{name}_count": len(pks) for name, pks in lists.items()},
    }


def main() -> None:
    django.setup()
    from qala.contact.appeals.models import Appeal
    from qala.contact.contacts.models import Contact

    rows, started = int(sys.argv[1]), time.monotonic()
    if not Contact.objects.exists():
        if Appeal.objects.count() < rows // EVERY:
            raise SystemExit(f"{rows // EVERY} appeals are needed first (bench.million).")
        url = address_of_database()
        with psycopg.connect(url, autocommit=True) as own, without_indexes(own, "contacts_contact"):
            in_two(write, rows, url, given_by_city() | {"rows": rows})
    print(json.dumps({"rows": Contact.objects.count(), "seconds": time.monotonic() - started}))


if __name__ == "__main__":
    main()
