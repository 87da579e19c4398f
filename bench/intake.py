"""Intake of an appeal over HTTP: routing, targets, timeline, audit, live news, all in one transaction.

Through the operator's form (session, CSRF, idempotency key) and the residents' form, at 1, 8 and 32 clients, beside
the bare INSERTs of the same rows in the same run.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path

from bench import posts
from bench.processes import cpu_seconds
from bench.report import Report
from bench.stand import Stand, settle, stand

CLIENTS = (1, 8, 32)


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of seconds per load."""
    seconds = float(size or (4 if is_quick else 12))
    with tempfile.TemporaryDirectory(prefix="qala-bench-") as folder, stand(Path(folder)) as here:
        city = here.django("bench.city")
        settle()
        forms = {
            "operator": posts.operator_posts(city, here.port),
            "resident": posts.resident_posts(city, here.port),
        }
        for name, requests in forms.items():
            here.load(requests, 8, seconds=3)
            for clients in CLIENTS:
                measure(report, here, name, requests, clients, seconds)
        count_statements(report, here, forms)
        compare(report, here, seconds)


def measure(
    report: Report, here: Stand, name: str, requests: list[str], clients: int, seconds: float
) -> None:
    """One load. The aim stands at 8 clients."""
    report.progress(f"{name}, {clients} clients, {seconds:g} s")
    load = here.load(requests, clients, seconds=seconds)
    seen, aims = load.seen, clients == 8
    head = f"{name}, {clients} clients"
    report.say(f"{head}: appeals", seen.per_second, "per s", "≥ 120" if aims else "")
    report.say(f"{head}: p50", seen.p50, "ms")
    report.say(f"{head}: p95", seen.p95, "ms", "≤ 150" if aims else "")
    report.say(f"{head}: p99", seen.p99, "ms")
    report.say(f"{head}: CPU of web", load.web_ms, "ms each")
    report.say(f"{head}: CPU of PostgreSQL", load.postgres_ms, "ms each")
    report.say(f"{head}: not accepted", sum(seen.bad.values()), "answers", "= 0")


def count_statements(report: Report, here: Stand, forms: dict[str, list[str]]) -> None:
    """What one intake asks of PostgreSQL."""
    kept = Path(here.environment["QALA_HOME"]) / "statements.json"
    kept.write_text(json.dumps([requests[0] for requests in forms.values()]))
    for name, (_path, status, count, found) in zip(
        forms, here.django("bench.statements", str(kept)), strict=True
    ):
        assert status == 302, (name, status)
        report.say(f"{name}: SQL statements", count, "each", "≤ 20")
        for line, n in Counter(" ".join(sql.split()[:3]) for sql in found).most_common():
            report.progress(f"{n} × {line}")


def compare(report: Report, here: Stand, seconds: float) -> None:
    """The ratio to bare INSERTs at 8 clients."""
    report.progress("bare INSERTs of the same rows, 8 clients")
    before = cpu_seconds(here.postgres_pid)
    bare = here.django("bench.bare", here.url, "8", str(seconds))
    cost = 1000 * (cpu_seconds(here.postgres_pid) - before) / max(bare["count"], 1)
    report.say("bare INSERTs, 8 clients: appeals", bare["per_second"], "per s")
    report.say("bare INSERTs, 8 clients: CPU of psycopg", bare["client_ms"], "ms each")
    report.say("bare INSERTs, 8 clients: CPU of PostgreSQL", cost, "ms each")
    for line in list(report.lines):
        if line["name"] == "operator, 8 clients: appeals":
            ratio = bare["per_second"] / float(str(line["value"]))
            report.say("bare INSERTs against the operator's form", ratio, "times")
