"""The project office's engine without a database: critical path, simulation, clashes.

`size` is the number of items of the large plan. The plans are random and seeded: three links to an item, all four
kinds, leads and lags, a calendar of five days.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from shapely import LineString

from bench.report import Report
from qala.office.projects.rules.clashes import Place, Work, clashes
from qala.office.projects.rules.network import Item, Link, LinkKind, WorkDays, schedule
from qala.office.projects.rules.simulate import Spread, simulate

START = date(2026, 1, 5)
WEEK = WorkDays.weekly()


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    count = size or 5_000
    items, links = plan(count)
    took = best(lambda: schedule(items, links, start_on=START), 2 if is_quick else 5)
    report.say(f"critical path, {count:,} items, {len(links):,} links", took, "s", "≤ 1")
    small, few = plan(200)
    took = best(lambda: schedule(small, few, start_on=START), 5)
    report.say("critical path, 200 items", took * 1000, "ms")
    _simulate(report, runs=1_000 if is_quick else 10_000)
    _clashes(report, 2_000 if is_quick else 20_000)


def plan(count: int) -> tuple[list[Item], list[Link]]:
    draw = Random(109)
    items = [Item(str(place), draw.randint(0, 20), WEEK) for place in range(count)]
    links = [
        Link(
            str(draw.randint(max(0, place - 60), place - 1)), str(place), draw.choice(list(LinkKind)),
            draw.randint(-3, 5),
        )
        for place in range(1, count)
        for _again in range(3)
    ]  # fmt: skip
    return items, links


def best(work: Callable[[], object], times: int) -> float:
    """Seconds of the quickest of some runs: what it costs, not what the neighbours do."""
    found = []
    for _again in range(times):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return min(found)


def _simulate(report: Report, runs: int) -> None:
    items, links = plan(500)
    spreads = {
        item.key: Spread(item.duration_days * 0.8, item.duration_days, item.duration_days * 1.6)
        for item in items
    }
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    took = best(lambda: simulate(items, links, spreads, start_on=START, runs=runs), 1)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    report.say(f"simulation, 500 items, {runs:,} runs", took, "s", "≤ 10")
    report.say("the same: memory on top", grown, "MB", "≤ 300")


def _clashes(report: Report, count: int) -> None:
    draw = Random(109)
    works = []
    for place in range(count):
        lon, lat = 71.3 + draw.random() * 0.3, 51.0 + draw.random() * 0.25
        line = LineString([(lon, lat), (lon + 0.002 * draw.random(), lat + 0.002 * draw.random())])
        begin = START + timedelta(days=draw.randrange(1_500))
        finish = begin + timedelta(days=draw.randint(5, 200))
        works.append(
            Work(f"P{place // 10}", str(place), begin, finish, Place(shape=line), draw.choice([1, 2, 3]))
        )
    took = best(lambda: clashes(works), 1)
    report.say(f"clashes among {count:,} works in a city", took, "s", "≤ 10")
