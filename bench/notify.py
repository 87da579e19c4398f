"""Ten thousand people hear of one outage, by letter and SMS, while appeals come in.

A mail server and an SMS gateway on this machine take what the worker sends. Ten appeals a second come through the
operator's form for a while alone, then beside the sending, and must not be slower for it. Nobody may be told twice, and
nobody forgotten.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench import posts
from bench.arrivals import Stream, arrive
from bench.report import Report
from bench.shift import load_of, wait_for_jobs
from bench.stand import ROOT, Stand, settle, stand

RATE, LIMIT, SLOWER = 10, 120, "≤ 1.5"
# Not what the city's own people are told meanwhile, which waits for their summary.
OURS = "FROM notifications_dispatch WHERE kind = 'city.message'"
STATES = f"SELECT channel, state, count(*) {OURS} GROUP BY 1, 2"
LAST = f"SELECT extract(epoch FROM max(sent_at)) {OURS}"


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of people."""
    people, alone = size or (1_000 if is_quick else 10_000), 10 if is_quick else 40
    with tempfile.TemporaryDirectory(prefix="qala-bench-") as folder, gateways() as (ports, ask):
        urls = {
            "QALA_EMAIL_URL": f"smtp://127.0.0.1:{ports['mail']}",
            "QALA_SMS_URL": f"http://127.0.0.1:{ports['sms']}/",
        }
        with stand(Path(folder), has_worker=True, **urls) as here:
            city = here.django("bench.city")
            here.django("bench.told", "make", str(people))
            settle()
            wait_for_jobs(here)
            requests = posts.operator_posts(city, here.port)
            here.load(requests, 4, seconds=3)
            report.progress(f"intake alone, {alone} s")
            before = intake(here, requests, alone)
            say_intake(report, "alone", before)
            report.progress(f"{people:,} people are told")
            told, beside, seconds, cpu = told_beside(here, requests, people)
            report.say("writing all of it, in the caller's transaction", told["seconds"], "s")
            report.say("people told", told["told"], "", f"= {people}")
            report.say("until the last one left", seconds, "s", f"≤ {LIMIT}")
            report.say("share of the limit", seconds / LIMIT, "times")
            report.say("leave", people / seconds, "per s")
            report.say("CPU of the worker", 1000 * cpu["worker"] / people, "ms each")
            report.say("CPU of PostgreSQL, intake included", cpu["PostgreSQL"], "s")
            say_intake(report, "beside", beside)
            check(report, here, ask(), people)
            # Other work on the machine comes and goes: alone is measured on both sides, and the mean counts.
            report.progress(f"intake alone again, {alone} s")
            after = intake(here, requests, alone)
            say_intake(report, "alone again", after)
            for name in ("p50", "p95"):
                ratio = 2 * beside[name] / (before[name] + after[name])
                report.say(f"intake beside, against alone: {name}", ratio, "times", SLOWER)


def intake(here: Stand, requests: list[str], seconds: float) -> dict[str, Any]:
    """Appeals that come when they come."""
    seen = asyncio.run(arrive(here.port, [Stream("intake", requests, [("steady", seconds, RATE)])]))
    return dict(seen["rows"][0])


def told_beside(
    here: Stand, requests: list[str], people: int
) -> tuple[dict[str, Any], dict[str, Any], float, dict[str, float]]:
    """Tell them two seconds after the appeals began to come; measured until the last has left."""
    told: dict[str, Any] = {}
    cpu = load_of(here)

    def go() -> None:
        time.sleep(2)
        told.update(here.django("bench.told", "tell", "outage:1"))

    teller = threading.Thread(target=go)
    teller.start()
    row = intake(here, requests, 20 + people / 250)
    teller.join()
    end = time.monotonic() + 3 * LIMIT
    while waiting(here) and time.monotonic() < end:
        time.sleep(0.5)
    spent = {name: value - cpu[name] for name, value in load_of(here).items()}
    with psycopg.connect(here.url) as own:
        last = own.execute(LAST).fetchone()
    return told, row, float(last[0]) - told["at"] if last and last[0] else float(LIMIT * 3), spent


def waiting(here: Stand) -> bool:
    """Whether something has not left yet."""
    with psycopg.connect(here.url) as own:
        return any(state not in ("sent", "dead") for _channel, state, _count in own.execute(STATES))


def say_intake(report: Report, when: str, row: dict[str, Any]) -> None:
    bad = sum(n for status, n in row["statuses"].items() if status[0] not in "23")
    report.say(f"intake {when}: appeals", row["count"], "")
    for name in ("p50", "p95"):
        report.say(f"intake {when}: {name}", row[name], "ms", "≤ 150" if name == "p95" else "")
    report.say(f"intake {when}: refused or lost", bad, "answers", "= 0")


def check(report: Report, here: Stand, came: dict[str, int], people: int) -> None:
    """What the servers got, each once."""
    with psycopg.connect(here.url) as own:
        sent = sum(count for _channel, state, count in own.execute(STATES) if state == "sent")
    report.say("sent by the log", sent, "", f"= {people}")
    report.say("letters that came", came["letters"], "")
    report.say("SMS that came", came["sms"], "")
    report.say(
        "came twice", came["letters"] + came["sms"] - came["letters_once"] - came["sms_once"], "", "= 0"
    )
    report.say("did not come", people - came["letters_once"] - came["sms_once"], "", "= 0")


@contextmanager
def gateways() -> Iterator[tuple[dict[str, int], Any]]:
    """The ports, and a function that asks what has come."""
    words = [sys.executable, "-W", "ignore", "-m", "bench.gateways"]
    process = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        ports = json.loads(process.stdout.readline())

        def ask() -> dict[str, int]:
            print(file=process.stdin, flush=True)
            return dict(json.loads(process.stdout.readline()))  # type: ignore[union-attr]

        yield ports, ask
    finally:
        process.kill()
        process.wait()
