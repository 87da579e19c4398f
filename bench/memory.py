"""Memory and start of the whole platform as `qala run` starts it: parent, PostgreSQL, two web processes, worker."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from pathlib import Path

from bench import posts
from bench.client import Plan, load
from bench.processes import memory_mb, tree_of
from bench.report import Report
from bench.stand import run_module, settle
from bench.whole import Whole, whole

APPEALS = 600


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of appeals taken in before measuring."""
    with tempfile.TemporaryDirectory(prefix="qala-bench-", dir="/var/tmp") as folder:
        home = Path(folder) / "home"
        home.parent.chmod(0o755)
        with whole(home) as city:
            report.say("first start, empty city", city.wait_until_ready(), "s")
            use(city, size or (100 if is_quick else APPEALS))
            time.sleep(5)
            show(report, city, "after use")
        started = time.monotonic()
        with whole(home) as city:
            report.say("second start", time.monotonic() - started, "s", "≤ 6")
            time.sleep(8)
            show(report, city, "idle")
        if not is_quick:
            with whole(home.with_name("demonstration"), QALA_DEMO="on") as city:
                report.say("first start, demonstration city", city.wait_until_ready(), "s", "≤ 90")


def use(city: Whole, appeals: int) -> None:
    """Some appeals and some pages, so that every process has loaded what it loads."""
    facts = json.loads(run_module(city.django_environment(), "bench.city").splitlines()[-1])
    requests = posts.operator_posts(facts, city.port)
    settle()
    seen = asyncio.run(load(Plan(city.port, 8, requests, most=appeals, seconds=60)))
    assert not seen.bad, seen
    paths = ("/appeals/?size=100", "/appeals/control/", "/appeals/map/", "/", "/submit/")
    pages = [posts.page(path, facts["controller"], city.port) for path in paths]
    asyncio.run(load(Plan(city.port, 4, pages, most=60, seconds=60)))


def show(report: Report, city: Whole, when: str) -> None:
    """Proportional set size by kind and in all."""
    pids = city.pids()
    report.say(f"{when}: parent", memory_mb(city.process.pid), "MB")
    for kind in ("web", "worker", "postgres"):
        report.say(f"{when}: {kind}", memory_mb(*(pid for root in pids[kind] for pid in tree_of(root))), "MB")
    report.say(f"{when}: the whole platform", memory_mb(*tree_of(city.process.pid)), "MB", "≤ 600")
