"""A full register, made by set-based SQL: `python -m bench.million ROWS` (Django's settings; prints JSON).

A thousand appeals a day up to now, so a million is almost three years: the last weeks are open, the rest is done
(5 % rejected, 15 % late). Words follow Zipf over 20,000, positions and executors are skewed as in a real city.
Two targets each. Triggers are off and indexes are made afterwards, so a million takes minutes.
"""

from __future__ import annotations

import contextlib
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from typing import Any

import django
import psycopg

from bench.city import EAST, NORTH, SOUTH, WEST
from bench.import_rows import WORDS

PER_DAY = 1000
TEXTS, POSITIONS, VOCABULARY = 60_000, 30_000, 20_000
SYLLABLES = [
    "ба",
    "ке",
    "ло",
    "ми",
    "ра",
    "ту",
    "ша",
    "қа",
    "өн",
    "ұр",
    "ғы",
    "да",
    "не",
    "сор",
    "тал",
    "бек",
    "жар",
]
NUMBER = " + ".join(f"substr(digits, {i}, 1)::int * {10 - i}" for i in range(1, 10))


def words(rnd: random.Random) -> list[str]:
    """Real words first, then invented ones."""
    found = dict.fromkeys(WORDS)
    while len(found) < VOCABULARY:
        found["".join(rnd.choices(SYLLABLES, k=rnd.randrange(2, 5)))] = None
    return list(found)


def make_pools(connection: psycopg.Connection[Any]) -> None:
    """Tables of texts and positions to draw from."""
    from qala.ground.places.locating import locate
    from qala.shared.folding import fold

    rnd = random.Random(5)
    known = words(rnd)
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(known))))
    connection.execute("CREATE UNLOGGED TABLE bench_text (id int PRIMARY KEY, body text, folded text)")
    connection.execute(
        "CREATE UNLOGGED TABLE bench_place (id int PRIMARY KEY, lon float, lat float, point point, h3 bigint,"
        " district_id bigint, quarter_id bigint, address text, folded text)"
    )
    with connection.cursor() as cursor:
        with cursor.copy("COPY bench_text FROM STDIN") as copy:
            for n in range(TEXTS):
                body = " ".join(rnd.choices(known, cum_weights=weights, k=rnd.randrange(5, 25)))
                copy.write_row((n, body.capitalize(), fold(body)))
        with cursor.copy("COPY bench_place FROM STDIN") as copy:
            for n in range(POSITIONS):
                lon = min(max(rnd.gauss(71.43, 0.07), WEST), EAST - 1e-6)
                lat = min(max(rnd.gauss(51.14, 0.04), SOUTH), NORTH - 1e-6)
                at, address = locate(lon, lat), f"улица {known[n % 900].capitalize()}, {n % 190 + 1}"
                point = at.point and f"({at.point.x},{at.point.y})"
                copy.write_row(
                    (n, lon, lat, point, at.h3, at.district_id, at.quarter_id, address, fold(address))
                )


APPEALS = f"""
WITH facts AS (
    SELECT n, now() - make_interval(secs => (%(rows)s - n) * 86400.0 / {PER_DAY}) AS received_at, hashint8(n) AS h,
        to_char(n, 'FM0000000') AS tail, random() AS luck, random() AS luck2, random() AS luck3
    FROM generate_series(%(low)s::bigint, %(high)s::bigint) AS n
), staged AS (
    SELECT facts.*, to_char(received_at, 'YY') || tail AS digits,
        CASE WHEN luck > 0.95 THEN 'rejected'
             WHEN received_at < now() - interval '25 days' OR luck < 0.3 THEN 'done'
             WHEN received_at > now() - interval '2 days' AND luck < 0.7 THEN 'new'
             WHEN luck > 0.88 THEN 'waiting' ELSE 'active' END AS stage
    FROM facts
)
INSERT INTO appeals_appeal (id, number, secret_hash, channel_id, language, text, topic_id, status_id, stage, priority,
    executor_id, route_reason, district_id, quarter_id, address, place_note, place_quality, lon, lat, point, h3,
    received_at, registered_at, accepted_at, first_answer_at, resolved_at, closed_at, changed_at, reopened_count,
    returned_count, next_due_at, is_overdue, was_late, is_public, source, external_id, search_fold,
    origin_kind)
SELECT n, substr(digits, 1, 2) || '-' || tail || '-' || substr('ABEKMHOPCTX', 1 + ({NUMBER}) %% 11, 1), '',
    (%(channels)s::bigint[])[1 + floor(power(luck2, 2) * %(channel_count)s)::int],
    CASE WHEN luck2 < 0.6 THEN 'ru' ELSE 'kk' END,
    t.body, (%(topics)s::bigint[])[1 + floor(power(luck2, 2) * %(topic_count)s)::int],
    (%(statuses)s::jsonb ->> stage)::bigint, stage, 0,
    CASE WHEN luck3 < 0.99 THEN (%(executors)s::bigint[])[1 + floor(power(luck3, 3) * %(executor_count)s)::int] END,
    'topic_district', p.district_id, p.quarter_id, p.address, '', 'exact', p.lon, p.lat, p.point, p.h3,
    received_at, received_at, received_at + interval '20 min', received_at + interval '3 h',
    CASE WHEN stage = 'done' THEN received_at + luck3 * interval '12 days' END,
    CASE WHEN stage IN ('done', 'rejected') THEN received_at + luck3 * interval '14 days' END, received_at,
    (luck2 < 0.02)::int, (luck2 > 0.95)::int,
    CASE WHEN stage IN ('new', 'active') THEN received_at + interval '10 days' + luck3 * interval '15 days' END,
    stage IN ('new', 'active') AND received_at + interval '10 days' + luck3 * interval '15 days' < now(),
    stage = 'done' AND luck2 < 0.15, true, '', '', t.folded || ' ' || p.folded || ' ' || lower(digits), ''
FROM staged JOIN bench_text t ON t.id = abs(h) %% {TEXTS} JOIN bench_place p ON p.id = abs(h / 7) %% {POSITIONS}
"""
TARGETS = """
INSERT INTO appeals_target (appeal_id, kind, amount, unit, warn_share, executor_id, starts_at, due_at, met_at,
    cancelled_at, pauses, extended_count, escalated_share, is_late)
SELECT a.id, kind, 5, 'working_days', 0.75, a.executor_id, a.received_at,
    coalesce(a.next_due_at, a.received_at + interval '10 days'),
    CASE WHEN kind = 'accept' THEN a.accepted_at ELSE a.resolved_at END,
    CASE WHEN kind = 'resolve' AND a.stage = 'rejected' THEN a.closed_at END, '[]', 0, 0,
    kind = 'resolve' AND a.was_late
FROM appeals_appeal a, unnest(ARRAY['accept', 'resolve']) AS kind WHERE a.id BETWEEN %(low)s AND %(high)s
"""


def write(url: str, given: dict[str, Any], low: int, high: int) -> None:
    """One of two writers."""
    with psycopg.connect(url, autocommit=True) as own:
        own.execute("SET session_replication_role = replica")
        own.execute("SET synchronous_commit = off")
        for start in range(low, high + 1, 25_000):
            span = given | {"low": start, "high": min(start + 24_999, high)}
            own.execute(APPEALS, span)
            own.execute(TARGETS, span)


@contextlib.contextmanager
def without_indexes(own: psycopg.Connection[Any], *tables: str) -> Iterator[None]:
    """Indexes away, rows in, indexes back, statistics."""
    found = own.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
        " LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid WHERE c.oid IS NULL"
        " AND i.indrelid = ANY(%s::regclass[])",
        [list(tables)],
    ).fetchall()
    for name, _definition in found:
        own.execute(f"DROP INDEX {name}")
    try:
        yield
    finally:
        own.execute("SET maintenance_work_mem = '512MB'")
        for _name, definition in found:
            own.execute(definition)
    for table in tables:
        own.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")
        own.execute(f"VACUUM (ANALYZE) {table}")


def in_two(write: Callable[..., None], rows: int, *words: Any) -> None:
    """Two writers, half of the numbers each; an error of either is raised here."""
    spans = ((1, rows // 2), (rows // 2 + 1, rows))
    with ThreadPoolExecutor(len(spans)) as pool:
        for writer in [pool.submit(write, *words, *span) for span in spans]:
            writer.result()


def fill(url: str, rows: int, given: dict[str, Any]) -> None:
    """Appeals and their targets."""
    with psycopg.connect(url, autocommit=True) as own:
        make_pools(own)
        with without_indexes(own, "appeals_appeal", "appeals_target"):
            in_two(write, rows, url, given)
        own.execute("DROP TABLE bench_text, bench_place")


def address_of_database() -> str:
    """Where Django writes, for connections of our own."""
    from django.db import connection

    known = connection.get_connection_params()
    names = ("dbname", "user", "host", "port", "password")
    return psycopg.conninfo.make_conninfo("", **{name: known[name] for name in names if known.get(name)})


def main() -> None:
    django.setup()

    from bench.city import facts
    from qala.contact.appeals.actions.words import learn_words
    from qala.contact.appeals.models import Appeal
    from qala.contact.catalog.models import Channel, Status

    rows, started = int(sys.argv[1]), time.monotonic()
    if not Appeal.objects.exists():
        city = facts()
        codes = {"new": "registered", "active": "accepted", "done": "closed", "rejected": "rejected"}
        codes["waiting"] = "waiting"
        by_code = dict(Status.objects.values_list("code", "pk"))
        any_of = dict(Status.objects.values_list("stage", "pk"))
        channels = list(Channel.objects.values_list("pk", flat=True))
        given = {
            "rows": rows, "topics": city["topics"], "topic_count": len(city["topics"]) - 0.001,
            "executors": city["organisations"], "executor_count": len(city["organisations"]) - 0.001,
            "channels": channels, "channel_count": len(channels) - 0.001,
            "statuses": json.dumps({stage: by_code.get(code, any_of[stage]) for stage, code in codes.items()}),
        }  # fmt: skip
        fill(address_of_database(), rows, given)
        learn_words()
    print(json.dumps({"rows": Appeal.objects.count(), "seconds": time.monotonic() - started}))


if __name__ == "__main__":
    main()
