"""A shift of the contact centre: everybody at work at once, over a register of years.

25 operators type (the desk answers every second, keeps drafts, knows callers, closes consultations), 1,500 executors'
phones ask for their work once a minute, lists and searches are opened, and 10 appeals a second come in, 50 a second for
half a minute. Nothing may be lost, and lists and searches stay quick. The database stays in bench/out/shift-N.
"""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from typing import Any
from urllib.parse import quote

import psycopg

from bench import posts
from bench.arrivals import Stream, arrive
from bench.calls import EVERY
from bench.processes import cpu_seconds
from bench.report import OUT, Report
from bench.stand import Stand, settle, stand

OPERATORS, EXECUTORS, POLL_SECONDS = 25, 1_500, 60
STEADY, BURST, MINUTES = 10, 50, 10.0
PATIENT = "Priority: u=6\r\nQala-Held"
# Requests a second of everything else: what 25 people who type without a pause cause, and readers beside them.
BESIDE = {"typing": 25, "drafts": 5, "caller": 1, "consultations": 1, "list": 5, "search": 3, "contacts": 2}
# The desk has one request for answers under way, and of later ones the last (`hx-sync="this:queue last"` of desk.html);
# the same holds for its drafts (keep.js). So an operator whose answers are slow asks less often; nobody else does.
WAITING = {"typing": OPERATORS, "drafts": OPERATORS}
CREATED = ("desk: appeal", "resident: appeal")


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of contacts; the register has a fifth as many appeals."""
    contacts = size or (50_000 if is_quick else 5_000_000)
    minutes, burst = (0.4, 5) if is_quick else (MINUTES, 30)
    with stand(OUT / f"shift-{contacts}", is_kept=True, has_worker=True) as here:
        city = here.django("bench.city")
        report.progress(f"filling {contacts // EVERY:,} appeals and {contacts:,} contacts (once)")
        report.say(
            "appeals in the register", here.django("bench.million", str(contacts // EVERY))["rows"], "rows"
        )
        report.say("contacts", here.django("bench.calls", str(contacts))["rows"], "rows")
        phones = here.django("bench.people", "executor", str(EXECUTORS if not is_quick else 60))
        settle()
        # Of a site that was started this moment over cold files; told apart, for it says nothing of a shift.
        phases = [("first minute", 6 * minutes, 1)]
        phases += [("steady", 30 * minutes, 1), ("burst", burst, 1), ("steady", 30 * minutes, 1)]
        streams = all_streams(city, phones, here.port, phases)
        wait_for_jobs(here)
        before, cpu, started = count(here), load_of(here), time.monotonic()
        report.progress(
            f"{sum(seconds for _, seconds, _ in phases):g} s of work, {len(streams)} kinds of requests"
        )
        seen = asyncio.run(arrive(here.port, streams))
        spent = {
            name: (value - cpu[name]) / (time.monotonic() - started) for name, value in load_of(here).items()
        }
        tell(report, seen, spent)
        check(report, here, before, seen)


def all_streams(
    city: dict[str, Any], phones: list[str], port: int, phases: list[tuple[str, float, float]]
) -> list[Stream]:
    """Everything that comes, with its rate."""
    desk = {
        name: desk_posts(city, port, name)
        for name in ("typing", "drafts", "caller", "consultations", "desk: appeal")
    }
    polls = [posts.page("/field/data/", cookies, port) for cookies in phones]
    random.Random(7).shuffle(polls)
    requests = {
        **desk,
        "list": lists(city, port),
        "search": searches(city, port),
        "contacts": registers(city, port),
    }
    made = [
        Stream(
            name,
            requests[name],
            [(phase, seconds, rate) for phase, seconds, _ in phases],
            lanes=WAITING.get(name, 0),
        )
        for name, rate in BESIDE.items()
    ]
    half = [(phase, seconds, (BURST if phase == "burst" else STEADY) / 2) for phase, seconds, _ in phases]
    made += [
        Stream(name, found, half)
        for name, found in zip(CREATED, (desk["desk: appeal"], posts.resident_posts(city, port)), strict=True)
    ]
    # Every phone asks once a minute, as static/fieldwork/js/field.js does, and gives back what it was told that it
    # holds (store.js): the first time it gets its whole list, then what differs, which with 10 appeals a second for
    # 60 organisations is some ten rows each time. Then it also says that it can wait, and it has one request under way.
    each = len(polls) / POLL_SECONDS
    asked = [(phase, seconds, each) for phase, seconds, _ in phases]
    return [*made, Stream("phones", polls, asked, returns=("held", PATIENT), lanes=len(polls))]


def desk_posts(city: dict[str, Any], port: int, kind: str) -> list[str]:
    """What the desk's browser sends, by the operators in turn."""
    paths = {"typing": "answers/", "drafts": "draft/", "caller": "caller/"}
    rnd, found = random.Random(kind), []
    keys = [str(uuid.UUID(int=rnd.getrandbits(128))) for _ in range(OPERATORS)]
    for n in range(posts.VARIANTS):
        who, fields = n % OPERATORS, posts.fields_of(rnd, city)
        said = fields.pop("text")
        if kind == "typing":  # the talk as far as it has come
            said = said[: rnd.randrange(4, 60)]
        fields |= {
            "said": said, "channel": "phone", "language": "kk", "draft_key": keys[who], "elapsed": "41.5",
            "wrapping": "3.0", "outcome": "consultation" if kind == "consultations" else "appeal",
        }  # fmt: skip
        if kind in ("consultations", "desk: appeal"):  # a talk that was never kept as a draft
            fields["draft_key"] = ""
        path = f"/contacts/desk/{paths.get(kind, '')}"
        is_part = kind in ("typing", "caller")
        found.append(
            posts.message(path, fields, city["operators"][who], port, f"10.9.0.{who}", is_part=is_part)
        )
    return found


def lists(city: dict[str, Any], port: int) -> list[str]:
    """Pages of the register."""
    one = city["organisations"]
    paths = ["/appeals/", "/appeals/?stage=active", "/appeals/?sort=due", f"/appeals/?executor={one[7]}",
             f"/appeals/?topic={city['topics'][33]}", f"/appeals/?district={city['districts'][2]}",
             "/appeals/?due=overdue"]  # fmt: skip
    return [posts.page(path, who, port) for who in city["operators"] for path in paths]


def searches(city: dict[str, Any], port: int) -> list[str]:
    """Words in both languages, one of them misspelt."""
    words = ("горячей воды", "жылу келмейді", "свитофор", "лифт", "жарық жоқ", "көшедегі шам")
    return [
        posts.page(f"/appeals/?q={quote(each)}", who, port) for who in city["operators"] for each in words
    ]


def registers(city: dict[str, Any], port: int) -> list[str]:
    """The register of contacts."""
    paths = (
        "/contacts/",
        "/contacts/?outcome=emergency",
        "/contacts/?mark=mine",
        f"/contacts/?topic={city['topics'][5]}",
    )
    return [posts.page(path, who, port) for who in city["operators"] for path in paths]


def wait_for_jobs(here: Stand, seconds: float = 180) -> None:
    """Until the worker has done what the filled register gave it to do."""
    end = time.monotonic() + seconds
    with psycopg.connect(here.url, autocommit=True) as own:
        while time.monotonic() < end:
            time.sleep(3)
            left = own.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' OR status = 'todo'"
                               " AND coalesce(scheduled_at, now()) <= now()").fetchone()  # fmt: skip
            if left == (0,):
                return


def count(here: Stand) -> dict[str, int]:
    """The highest ids."""
    with psycopg.connect(here.url) as own:
        return {
            name: own.execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()[0]  # type: ignore[index]
            for name in ("appeals_appeal", "contacts_contact")
        }


def load_of(here: Stand) -> dict[str, float]:
    """CPU seconds so far."""
    worker = [child.pid for child in here.children if child.pid and child.pid not in here.web_pids]
    return {
        "web": cpu_seconds(*here.web_pids),
        "worker": cpu_seconds(*worker),
        "PostgreSQL": cpu_seconds(here.postgres_pid),
    }


def tell(report: Report, seen: dict[str, Any], spent: dict[str, float]) -> None:
    """Times of every kind; the aim stands for lists and searches, steady and in the burst."""
    for row in sorted(seen["rows"], key=lambda each: (each["phase"], each["stream"])):
        name = f"{row['phase']}, {row['stream']}"
        has_aim = row["stream"] in ("list", "search", "contacts") and row["phase"] != "first minute"
        report.say(f"{name}: answers", row["count"], "")
        report.say(f"{name}: p50", row["p50"], "ms")
        report.say(f"{name}: p95", row["p95"], "ms", "≤ 300" if has_aim else "")
        report.say(f"{name}: longest", row["longest"], "ms")
        bad = sum(n for status, n in row["statuses"].items() if status[0] not in "23")
        report.say(f"{name}: refused or lost", bad, "answers", "= 0")
        if row["overtaken"]:
            report.say(f"{name}: overtaken by the same person's next", row["overtaken"], "questions")
    report.say("the generator's own delay, at most", seen["late"], "ms")
    for name, cores in spent.items():
        report.say(f"CPU of {name}", cores, "cores")


def check(report: Report, here: Stand, before: dict[str, int], seen: dict[str, Any]) -> None:
    """Every acceptance is a whole appeal, and nothing else is."""
    accepted = {
        name: sum(row["statuses"].get("302", 0) for row in seen["rows"] if row["stream"] == name)
        for name in (*CREATED, "consultations")
    }
    appeals = sum(accepted[name] for name in CREATED)
    contacts = accepted["desk: appeal"] + accepted["consultations"]
    with psycopg.connect(here.url) as own:
        found = own.execute(WHOLE, [before["appeals_appeal"]]).fetchone() or (0, 0)
        talks = own.execute(
            "SELECT count(*) FROM contacts_contact WHERE id > %s", [before["contacts_contact"]]
        ).fetchone()
    report.say("appeals accepted", appeals, "")
    report.say("appeals lost or doubled", abs(found[0] - appeals), "", "= 0")
    report.say("appeals without target or history", found[0] - found[1], "", "= 0")
    report.say("contacts lost or doubled", abs((talks or (0,))[0] - contacts), "", "= 0")


WHOLE = """
SELECT count(*), count(*) FILTER (WHERE
    EXISTS (SELECT FROM appeals_target t WHERE t.appeal_id = a.id)
    AND EXISTS (SELECT FROM shared_timelineentry e
                WHERE e.subject_kind = 'appeals.appeal' AND e.subject_id = a.id AND e.verb = 'register'))
FROM appeals_appeal a WHERE id > %s
"""
