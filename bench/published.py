"""The public list, map, districts and feeds over a million appeals, asked as strangers ask.

Every page is asked of the site as it runs (where it may keep figures for a minute), and again inside one process with
nothing kept, where time in PostgreSQL is told apart. Uses the register of `bench register` (bench/out/register-N), a
fifth of which a moderator is said to have released.
"""

from __future__ import annotations

import html
import json
import re
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.client import ADDRESS
from bench.report import OUT, Report
from bench.stand import Stand, stand

LIMIT, EACH, COLD = 150, 30, 4
LIST = "/open/appeals/"
DEEP = 40
BOXES = {"whole city": (71.2, 51.0, 71.7, 51.3, 10), "district": (71.38, 51.1, 71.48, 51.18, 12.6),
         "street": (71.425, 51.137, 71.435, 51.143, 15.5)}  # fmt: skip


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of appeals."""
    rows = size or (100_000 if is_quick else 1_000_000)
    with stand(OUT / f"register-{rows}", is_kept=True) as here:
        city = here.django("bench.city")
        report.progress(f"filling {rows:,} appeals (once)")
        here.django("bench.million", str(rows))
        known = here.django("bench.published", "prepare")
        for name in ("appeals", "released", "hidden"):
            report.say(name, known[name], "rows", "≥ 1")
        pages = {**addresses(here, city, known), **maps()}
        kept = Path(here.environment["QALA_HOME"]) / "published.json"
        kept.write_text(json.dumps(pages))
        for name, paths in pages.items():
            measure(report, here, name, paths, 10 if is_quick else EACH)
        for name, cold in here.django("bench.published", "ask", str(kept)).items():
            tell(report, name, cold)


def addresses(here: Stand, city: dict[str, Any], known: dict[str, Any]) -> dict[str, list[str]]:
    """By name, what is asked for in turn."""
    district = f"?district={city['districts'][2]}"
    found = {
        "list": LIST,
        "list, 100 rows": f"{LIST}?size=100",
        f"list, page {DEEP}": deep(here, DEEP),
        "list, last page": link(here, LIST, -1),
        "list by district": LIST + district,
        "list by district and stage": f"{LIST}{district}&stage=waiting",
        "list by topic": f"{LIST}?topic={known['topic']}",
        "list by group": f"{LIST}?group={known['group']}",
        "list by district, group and stage": f"{LIST}{district}&group={known['group']}&stage=waiting",
        "list by stage": f"{LIST}?stage=rejected",
        "list of the overdue": f"{LIST}?mark=overdue",
        "list with a photo": f"{LIST}?mark=photo",
        "list with planned work": f"{LIST}?mark=planned",
        "list of a month, long ago": f"{LIST}?received_from={known['from']}&received_to={known['to']}",
        "list by day of answer": f"{LIST}?resolved_from={known['from']}&resolved_to={known['to']}",
        "number": f"{LIST}?q={known['number']}",
        "words, frequent": f"{LIST}?q={quote(known['frequent'])}",
        "words, rare": f"{LIST}?q={quote(known['rare'])}",
        "words, never released": f"{LIST}?q={quote('гиппопотам')}",
        "name of a topic": f"{LIST}?q={quote(known['topic_name'])}",
        "near an address": f"{LIST}?near={quote('Улица 3, 7')}",
        "one appeal": f"{LIST}{known['number']}/",
        "map of the open": "/open/map/points/?stage=new&stage=active&stage=waiting",
        "map of a group": f"/open/map/points/?group={known['group']}",
        "page of the map": "/open/map/",
        "districts": "/open/districts/",
        "one district": f"/open/districts/{known['district']}/",
        "feed": f"{LIST}feed.atom",
        "feed of a district": f"{LIST}feed.rss{district}",
        "calendar of 500 works": "/open/works.ics",
        "what happens": "/open/way/",
        "part for other sites": "/open/embed/appeals/?size=large",
        "API": "/api/v1/open/appeals?size=50",
        "home": "/",
    }
    return {name: [path] for name, path in found.items()}


def maps() -> dict[str, list[str]]:
    """Windows that differ a little each time: none is found ready."""
    made: dict[str, list[str]] = {}
    for name, (west, south, east, north, zoom) in BOXES.items():
        boxes = [(west + n * 1e-5, south, east + n * 1e-5, north) for n in range(2 * EACH)]
        words = [",".join(f"{side:.5f}" for side in box) for box in boxes]
        made[f"map, {name}"] = [f"/open/map/points/?box={each}&zoom={zoom}" for each in words]
    return made


def link(here: Stand, path: str, which: int) -> str:
    """The address of a link to another page of the list."""
    status, body = here.get(path)
    found = re.findall(r'href="([^"]*[?&;]page=[^"]*)"', body.decode())
    assert status == 200, (path, status)
    assert found, f"no other page at {path}"
    other = html.unescape(found[which])
    return LIST + other if other.startswith("?") else other


def deep(here: Stand, count: int) -> str:
    """A page reached by "next"."""
    path = LIST
    for _ in range(count):
        path = link(here, path, -2)  # the last link leads to the end
    return path


def message(path: str, port: int) -> str:
    """A stranger's GET; every one comes from an address of its own, as strangers do."""
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: bench\r\nAccept: text/html\r\n"
        f"X-Forwarded-For: {ADDRESS}\r\nAccept-Language: kk\r\nCookie: qala_language=kk\r\n\r\n"
    )


def measure(report: Report, here: Stand, name: str, paths: list[str], most: int) -> None:
    """One client, one request after the other, over HTTP."""
    requests = [message(path, here.port) for path in paths]
    here.load(requests[:1], 2, most=4, seconds=60)
    load = here.load(requests[1:] or requests, 1, most=most, seconds=20)
    right = load.seen.statuses.get("200", 0)
    report.say(f"{name}: answers that are not 200, or none", load.seen.count - right or not right, "", "= 0")
    report.say(f"{name}: p50", load.seen.p50, "ms")
    report.say(f"{name}: p95", load.seen.p95, "ms", f"≤ {LIMIT}")
    report.say(f"{name}: p95, share of the limit", load.seen.p95 / LIMIT, "times")
    # Others' work on the machine makes every answer later, but takes no more CPU.
    report.say(f"{name}: CPU of web", load.web_ms, "ms each")
    report.say(f"{name}: CPU of PostgreSQL", load.postgres_ms, "ms each")
    cpu = (load.web_ms + load.postgres_ms) / LIMIT
    report.say(f"{name}: CPU, share of the limit", cpu, "times", "≤ 1")


def tell(report: Report, name: str, cold: dict[str, Any]) -> None:
    """What it costs with nothing kept, and the slowest statement."""
    report.say(f"{name}, nothing kept: statements", cold["count"], "each", "≤ 25")
    report.say(f"{name}, nothing kept: median", cold["ms"], "ms", f"≤ {LIMIT}")
    report.say(f"{name}, nothing kept: in PostgreSQL", cold["sql_ms"], "ms")
    report.say(f"{name}: size", cold["bytes"] / 1000, "kB")
    report.progress(f"{cold['slowest_ms']:.1f} ms: {cold['slowest'][:300]}")


# Inside Django from here on.


def prepare() -> dict[str, Any]:
    """Release a fifth, hide one of two hundred, a photo on one of forty; times are measured. What to ask for."""
    from django.db import connection

    from qala.public.published.actions import count_cells, measure_times
    from qala.public.published.models import MeasuredTimes, Publication

    if not Publication.objects.exists():
        photo = _photo()
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(RELEASED)
            cursor.execute(PHOTOS, [photo])
            cursor.execute(PLANNED)
            cursor.execute("SET session_replication_role = origin")
            for table in ("published_publication", "published_releasedphoto", "appeals_appeal"):
                cursor.execute(f"VACUUM (ANALYZE) {table}")
    if not MeasuredTimes.objects.exists():
        measure_times()
    count_cells()  # as the job does every five minutes
    return _known()


def _photo() -> Any:
    """One stored photo that all of them show."""
    from qala.ground.files.models import StoredFile
    from qala.shared.clock import now

    made = StoredFile.objects.create(
        kind="photo", state="ready", media_type="image/jpeg", sha256="0" * 64, byte_count=1, clean_key="bench.jpg",
        thumb_keys={"96": "bench.jpg"}, created_at=now(), attached_at=now(),
    )  # fmt: skip
    return made.pk


RELEASED = """
INSERT INTO published_publication (appeal_id, words, language, cause, note, is_hidden, at, search_fold)
SELECT id, CASE WHEN id % 200 = 0 THEN '' ELSE left(text, 300) END, language,
    CASE WHEN id % 200 = 0 THEN 'abuse' ELSE '' END, '', id % 200 = 0, received_at + interval '3 hours',
    CASE WHEN id % 200 = 0 THEN '' ELSE lower(left(text, 300)) END
FROM appeals_appeal WHERE id % 5 = 0
"""
PHOTOS = """
INSERT INTO published_releasedphoto (publication_id, file_id, "order")
SELECT appeal_id, %s, 0 FROM published_publication WHERE appeal_id %% 40 = 5 AND NOT is_hidden
"""
PLANNED = """
UPDATE appeals_appeal SET planned_on = (now() + ((id % 20) - 5) * interval '1 day')::date
WHERE stage = 'active' AND id % 6 = 0
"""


def _known() -> dict[str, Any]:
    """Counts of what was made, and one of everything that pages are asked by."""
    from qala.contact.appeals.models import Appeal
    from qala.contact.catalog.models import Topic
    from qala.ground.places.models import District
    from qala.public.published.access import public_appeals
    from qala.public.published.models import Publication

    newest = public_appeals().filter(publication__isnull=False).order_by("-received_at")[0]
    oldest = Appeal.objects.order_by("received_at")[0].received_at.date()
    topic = Topic.objects.select_related("group").filter(code__startswith="bench").order_by("code")[33]
    return {
        "appeals": Appeal.objects.count(), "released": Publication.objects.filter(is_hidden=False).count(),
        "hidden": Publication.objects.filter(is_hidden=True).count(), "number": newest.number,
        "topic": topic.code, "topic_name": topic.name_kk, "group": topic.group.code,
        "frequent": "горячей воды", "rare": "батарею холодная лифты",
        "from": (oldest + timedelta(days=40)).isoformat(), "to": (oldest + timedelta(days=70)).isoformat(),
        "district": District.objects.order_by("code")[2].code,
    }  # fmt: skip


def ask(pages: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """By name: the median of some requests of this process, each after everything kept was thrown away."""
    from django.conf import settings
    from django.core.cache import caches
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    client, found = Client(headers={"accept-language": "kk"}), {}
    for number, (name, paths) in enumerate(pages.items()):
        rounds = []
        for n in range(COLD + 1):
            caches["local"].clear()
            address = f"10.77.{number}.{n}"
            rounds.append(_once(client, paths[n % len(paths)], address))
        found[name] = sorted(rounds[1:], key=lambda each: each["ms"])[COLD // 2]
    return found


def _once(client: Any, path: str, address: str) -> dict[str, Any]:
    """One request: milliseconds in all and in PostgreSQL, statements, the slowest of them."""
    from django.db import connection

    asked: list[tuple[float, str]] = []

    def timed(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            asked.append((1000 * (time.perf_counter() - started), sql))

    started = time.perf_counter()
    with connection.execute_wrapper(timed):
        answer = client.get(path, REMOTE_ADDR=address)
    took = 1000 * (time.perf_counter() - started)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    slowest = max(asked, default=(0.0, ""))
    return {
        "ms": took, "sql_ms": sum(ms for ms, _sql in asked), "count": len(asked),
        "slowest_ms": slowest[0], "slowest": slowest[1], "bytes": len(answer.content),
    }  # fmt: skip


def main() -> None:
    import django

    django.setup()
    done = prepare() if sys.argv[1] == "prepare" else ask(json.loads(Path(sys.argv[2]).read_text()))
    print(json.dumps(done))


if __name__ == "__main__":
    main()
