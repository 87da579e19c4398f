"""Web, worker and PostgreSQL killed with -9 at random during intakes over HTTP; nothing acknowledged may be lost.

Clients send every appeal under its own Idempotency-Key and repeat it until it is answered by a redirect to the new
appeal. Afterwards each acknowledged appeal is there once and whole, and no other stands in the tables.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import re
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from bench import posts
from bench.client import KEY, read_answer
from bench.processes import age_seconds
from bench.stand import run_module, settle
from bench.whole import Whole, whole

CLIENTS = 8
KINDS = ("web", "web", "worker", "postgres")
# A process that lived less than five seconds counts as one that cannot live; the parent gives up after a handful.
EVERY = (0.4, 1.2)
REST = 5.5
PATIENCE = 60.0
QUESTIONS = {
    "without an applicant": "NOT EXISTS (SELECT FROM appeals_applicant p WHERE p.appeal_id = a.id)",
    "without its targets": "(SELECT count(*) FROM appeals_target t WHERE t.appeal_id = a.id) <> 3",
    "without its executor's assignment":
        "(SELECT count(*) FROM appeals_assignment s WHERE s.appeal_id = a.id) <> (a.executor_id IS NOT NULL)::int",
    "without a route": "a.executor_id IS NULL",
    "without its timeline":
        "(SELECT count(*) FROM shared_timelineentry e WHERE e.subject_kind = 'appeals.appeal' AND e.subject_id = a.id)"
        " <> 2",
    "without live news": "NOT EXISTS (SELECT FROM shared_outboxentry o WHERE o.data ->> 'number' = a.number)",
}  # fmt: skip
ORPHANS = {
    "applicants": "appeals_applicant WHERE appeal_id NOT IN (SELECT id FROM appeals_appeal)",
    "targets": "appeals_target WHERE appeal_id NOT IN (SELECT id FROM appeals_appeal)",
    "timeline entries":
        "shared_timelineentry WHERE subject_kind = 'appeals.appeal'"
        " AND subject_id NOT IN (SELECT id FROM appeals_appeal)",
}  # fmt: skip


@dataclass
class Outcome:
    """What came of it. `faults` are in words; none is what we want."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    kills: Counter[str] = field(default_factory=Counter)
    retries: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def kill_and_check(home: Path, intakes: int, *, seed: int = 1) -> Outcome:
    """Start the platform, take in that many appeals while killing, look at what is there."""
    with whole(home) as city:
        facts = json.loads(run_module(city.django_environment(), "bench.city").splitlines()[-1])
        messages = posts.operator_posts(facts, city.port, intakes)
        settle()
        outcome = Outcome()
        started = time.monotonic()
        try:
            asyncio.run(_storm(city, messages, outcome, random.Random(seed)))
        except* RuntimeError as problem:
            outcome.faults.append(
                f"{problem.exceptions[0]}; the end of what qala run said:\n{city.said[-1500:]}"
            )
        outcome.seconds = time.monotonic() - started
        if not outcome.faults:
            outcome.faults += check(_url(city), outcome)
    return outcome


async def _storm(city: Whole, messages: list[str], outcome: Outcome, rnd: random.Random) -> None:
    left = list(enumerate(messages))
    killer = asyncio.create_task(_kill(city, outcome, rnd))

    async def client() -> None:
        while left:
            number, message = left.pop()
            key = f"kill-{number:027d}"
            outcome.acknowledged[key] = await _until_acknowledged(
                city.port, message.replace(KEY, key), outcome
            )

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(CLIENTS):
                group.create_task(client())
    finally:
        killer.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await killer


async def _until_acknowledged(port: int, message: str, outcome: Outcome) -> str:
    """The number of the new appeal. A cut connection, an error page or silence: the same again."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            async with asyncio.timeout(15):
                status, head = await _send(port, message)
            found = re.search(rb"\r\nlocation: /appeals/([^/]+)/\r\n", head, re.IGNORECASE)
            if status in (302, 303) and found:
                return found.group(1).decode()
            if status < 500:
                raise RuntimeError(f"refused with {status}: {head[:300]!r}")
        outcome.retries += 1
        await asyncio.sleep(0.1)
    raise RuntimeError("an appeal was not taken in for a minute")


async def _answers(port: int) -> bool:
    """Whether a page that needs the database comes."""
    with contextlib.suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
        async with asyncio.timeout(5):
            status, _head = await _send(port, f"GET /submit/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")
            return status < 500
    return False


async def _send(port: int, message: str) -> tuple[int, bytes]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(message.encode())
        status, head, _body = await read_answer(reader)
    finally:
        writer.close()
    return status, head


async def _kill(city: Whole, outcome: Outcome, rnd: random.Random) -> None:
    """One process at a time, none before it has lived for a while, and only while the site answers.

    PostgreSQL lives from its first answer on, as its parent counts: on a busy machine recovery takes seconds itself.
    """
    answers_since: float | None = None
    while True:
        await asyncio.sleep(rnd.uniform(*EVERY))
        if not await _answers(city.port):
            answers_since = None
            continue
        answers_since = answers_since or time.monotonic()
        kind = rnd.choice(KINDS)
        if kind == "postgres" and time.monotonic() - answers_since < REST:
            continue
        ripe = [pid for pid in city.pids()[kind] if age_seconds(pid) >= REST]
        if ripe and city.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(rnd.choice(ripe), signal.SIGKILL)
                outcome.kills[kind] += 1


def _url(city: Whole) -> str:
    end = time.monotonic() + 30
    while True:
        try:
            return city.url
        except AssertionError:
            if time.monotonic() > end:
                raise


def check(url: str, outcome: Outcome) -> list[str]:
    """What is wrong, in words."""
    faults: list[str] = []
    numbers = Counter(outcome.acknowledged.values())
    faults += [f"{number} was given to {n} clients" for number, n in numbers.items() if n > 1]
    with psycopg.connect(url, autocommit=True) as connection:
        there = {row[0] for row in connection.execute("SELECT number FROM appeals_appeal").fetchall()}
        faults += [f"{number} was acknowledged and is lost" for number in numbers.keys() - there]
        faults += [f"{number} was never acknowledged" for number in there - numbers.keys()]
        for words, condition in QUESTIONS.items():
            faults += _count(connection, f"appeals_appeal a WHERE {condition}", f"appeals {words}")
        for words, rows in ORPHANS.items():
            faults += _count(connection, rows, f"{words} of no appeal")
    return faults


def _count(connection: psycopg.Connection[Any], rows: str, words: str) -> list[str]:
    found = connection.execute(f"SELECT count(*) FROM {rows}").fetchone()
    return [f"{found[0]} {words}"] if found and found[0] else []
