"""The register at a million appeals: first and deep pages, every kind of filter, search, map, control.

The filled database stays in bench/out/register-N and is used again.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

from bench import posts
from bench.report import OUT, Report
from bench.stand import Stand, stand

DEEP = 40
EACH, BUSY = 30, 160


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of appeals."""
    rows = size or (100_000 if is_quick else 1_000_000)
    with stand(OUT / f"register-{rows}", is_kept=True) as here:
        city = here.django("bench.city")
        report.progress(f"filling {rows:,} appeals (once)")
        made = here.django("bench.million", str(rows))
        report.say("appeals in the register", made["rows"], "rows")
        cookies = city["controller"]
        pages = addresses(here, city)
        for name, path in pages.items():
            measure(report, here, name, path, city["executor"] if name == "executor's desk" else cookies)
        plain = list(pages.values())[:3]
        busy(
            report,
            here,
            [posts.page(path, who, here.port) for path in plain for who in city["operators"][:8]],
        )
        count_statements(report, here, cookies)


def addresses(here: Stand, city: dict) -> dict[str, str]:
    """What is asked for. The first three are the register's plain pages."""
    one = city["organisations"]
    return {
        "first page": "/appeals/?size=100",
        f"page {DEEP}": deep(here, city["controller"], "/appeals/?size=100", DEEP),
        "last page": last(here, city["controller"], "/appeals/?size=100"),
        "sorted by term": "/appeals/?size=100&sort=due",
        "executor": f"/appeals/?executor={one[7]}",
        "executor and stage": f"/appeals/?executor={one[50]}&stage=active&stage=new",
        "stage": "/appeals/?stage=waiting",
        "overdue": "/appeals/?due=overdue",
        "topic group": f"/appeals/?group={city['groups'][15]}",
        "district": f"/appeals/?district={city['districts'][2]}",
        "text, Russian": f"/appeals/?q={quote('горячей воды')}",
        "text, Kazakh": f"/appeals/?q={quote('жылу келмейді')}",
        "text, misspelt": f"/appeals/?q={quote('свитофор мигает')}",
        "text, rare word": f"/appeals/?q={quote('батарею холодная лифты')}",
        "number": f"/appeals/?q={number(here, city['controller'])}",
        "map of the open": "/appeals/points.geojson?stage=active&stage=new&stage=waiting",
        "map of a week": "/appeals/points.geojson?received_from=2020-01-01&stage=waiting",
        "control": "/appeals/control/",
        "executor's desk": "/appeals/desk/",
    }


def deep(here: Stand, cookies: str, path: str, count: int) -> str:
    """The address of a page reached by "next"."""
    for _ in range(count):
        found = re.search(r'href="([^"]*page=next[^"]*)"', text(here, path, cookies)) or re.search(
            r'rel="next"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*rel="next"', text(here, path, cookies)
        )
        assert found, "no next page"
        path = whole(next(filter(None, found.groups())), "/appeals/")
    return path


def last(here: Stand, cookies: str, path: str) -> str:
    """The address of the end of the list."""
    links = re.findall(r'href="([^"]*[?&;]page=[^"]*)"', text(here, path, cookies))
    assert links, "no link to the end"
    return whole(links[-1], "/appeals/")


def number(here: Stand, cookies: str) -> str:
    found = re.search(r"/appeals/(\d\d-\d+-[A-Z])/", text(here, "/appeals/", cookies))
    assert found
    return found.group(1)


def whole(link: str, base: str) -> str:
    link = link.replace("&amp;", "&")
    return base + link if link.startswith("?") else link


def text(here: Stand, path: str, cookies: str) -> str:
    status, body = here.get(path, cookies)
    assert status == 200, (path, status)
    return body.decode()


def measure(report: Report, here: Stand, name: str, path: str, cookies: str) -> None:
    """One page asked by one client. The aim of the plain pages and of searching is the same."""
    request = [posts.page(path, cookies, here.port)]
    here.load(request, 2, most=6, seconds=60)
    load = here.load(request, 1, most=EACH, seconds=20)
    report.say(f"{name}: p50", load.seen.p50, "ms")
    report.say(f"{name}: p95", load.seen.p95, "ms", "≤ 150")
    report.say(f"{name}: CPU of web + PostgreSQL", load.web_ms + load.postgres_ms, "ms each")
    if load.seen.bad:
        report.say(f"{name}: refused", sum(load.seen.bad.values()), "answers", "= 0")


def busy(report: Report, here: Stand, requests: list[str]) -> None:
    """First, deep and last pages of 100 rows mixed, eight operators at once."""
    load = here.load(requests, 8, most=BUSY, seconds=30)
    report.say("8 clients, pages of 100 rows", load.seen.per_second, "pages/s", "≥ 40")
    report.say("8 clients: p50", load.seen.p50, "ms")
    report.say("8 clients: p95", load.seen.p95, "ms")
    report.say("8 clients: CPU of web", load.web_ms, "ms each")
    report.say("8 clients: CPU of PostgreSQL", load.postgres_ms, "ms each")


def count_statements(report: Report, here: Stand, cookies: str) -> None:
    """As many statements for one row as for a hundred."""
    paths = [f"/appeals/?q={number(here, cookies)}&size=100", "/appeals/?size=100"]
    kept = Path(here.environment["QALA_HOME"]) / "statements.json"
    kept.write_text(json.dumps([posts.page(path, cookies, here.port) for path in paths]))
    one, hundred = here.django("bench.statements", str(kept))
    report.say("SQL statements, 1 row", one[2], "each", "≤ 12")
    report.say("SQL statements, 100 rows", hundred[2], "each", "≤ 12")
    for sql in hundred[3]:
        report.progress(sql[:150])
