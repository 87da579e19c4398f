"""Public pages at a set pace over 2,000 public projects, while projects are withdrawn: nothing withdrawn is in a later
answer.

The pages are asked as strangers ask, in three languages, 300 times a second, each at its own moment: an answer that
comes late counts from the moment it was due. Twice a minute a project is withdrawn as the action does it; as soon as
that is committed its page and a list that showed it are asked several times, each over a connection of its own, so
that every web process may have to answer.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from bench import pages
from bench.client import Plan, Seen, load
from bench.processes import cpu_seconds
from bench.report import OUT, Report
from bench.stand import Stand, settle, stand
from qala.config.launch.browser import find_chromium

LIMIT, PACE, SECONDS, PAGES, EVERY = 100, 300, 90, 60, 30
GONE = SECONDS // EVERY
LANGUAGES = ("kk", "ru", "en")
ASKED_AFTER = 12  # answers after each withdrawal, over new connections


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of projects."""
    count = size or (200 if is_quick else 2_000)
    with stand(OUT / f"open-{count}", is_kept=True) as here:
        here.django("bench.city")
        report.progress(f"filling {count:,} public projects (once)")
        known = here.django("bench.open", "prepare", str(count))
        report.say("public projects", known["public"], "rows", "≥ 1")
        settle()
        asyncio.run(measure(report, here, known["codes"], 10 if is_quick else SECONDS))
        weigh(report, here, f"/projects/{known['codes'][0]}/", is_quick=is_quick)


def weigh(report: Report, here: Stand, project: str, *, is_quick: bool) -> None:
    """First visits and, where somebody has Lighthouse, how a throttled phone sees them (see `bench.pages`)."""
    chromium, address = find_chromium(), f"http://127.0.0.1:{here.port}"
    if not chromium:
        report.progress("There is no Chromium here: nothing is weighed.")
        return
    looked = {"home": "/", "list": "/projects/", "project": project, "catalogue": "/opendata/"}
    for name, (whole, kinds) in pages.measure(chromium, address, looked, pages.WIDTHS["phone"]).items():
        report.say(f"{name}: first visit", whole / 1000, "kB", pages.MOST_KB)
        report.progress(f"{name}: " + ", ".join(f"{kind} {n / 1000:.1f}" for kind, n in kinds.items()))
    for name, path in looked.items() if not is_quick and pages.has_lighthouse(report) else ():
        for category, score in pages.lighthouse(chromium, address + path).items():
            report.say(f"{name}: Lighthouse, {category}", score, "of 100", pages.SCORES[category])


def addresses(codes: list[str]) -> list[str]:
    """A mix: half of the visits are pages of projects."""
    shared = [
        "/", "/projects/", "/projects/?health=red", "/projects/?stage=construction", "/projects/?block=bench-1",
        "/projects/map/", "/projects/map/points/", "/projects/timeline/", "/projects/districts/", "/opendata/",
        "/opendata/data/projects/", "/open/appeals/", "/open/districts/", "/projects/?block=bench-2&sort=-budget",
    ]  # fmt: skip
    return [path for n, code in enumerate(codes) for path in (f"/projects/{code}/", shared[n % len(shared)])]


async def measure(report: Report, here: Stand, codes: list[str], seconds: int) -> None:
    """Load, withdrawals and questions beside each other."""
    shown, leaving = codes[:PAGES], codes[PAGES : PAGES + GONE]
    visits = [(path, language) for language in LANGUAGES for path in addresses(shown)]
    requests = [asked(here, *visit) for visit in visits]
    machine = os.getloadavg()[0]
    await load(Plan(here.port, 2, requests, seconds=120, most=2 * len(requests)))
    before, posts = cpu_seconds(*here.web_pids), cpu_seconds(here.postgres_pid)
    loading = asyncio.create_task(load(Plan(here.port, 96, requests, seconds=seconds, pace=PACE)))
    late = await asyncio.to_thread(withdrawals, here, leaving, seconds / GONE)
    seen = await loading
    report.say("answers a second", seen.per_second, "answers", f"≥ {PACE * 0.97}")
    report.say("p50", seen.p50, "ms")
    report.say("p95", seen.p95, "ms", f"≤ {LIMIT}")
    report.say("p99", seen.p99, "ms")
    report.say("not answered well", sum(seen.bad.values()), "answers", "= 0")
    report.say("withdrawn meanwhile", len(leaving), "projects")
    report.say("asked after a withdrawal", late["asked"], "answers", "≥ 1")
    report.say("shown after their withdrawal", late["shown"], "answers", "= 0")
    each = 1000 / max(seen.count, 1)
    report.say("CPU of web", (cpu_seconds(*here.web_pids) - before) * each, "ms each")
    report.say("CPU of PostgreSQL", (cpu_seconds(here.postgres_pid) - posts) * each, "ms each")
    report.say("CPU of the client", seen.cpu * each, "ms each")
    await ask_again(report, here, visits, seconds)
    report.say("load of the machine before", machine, "processes")
    report.say("load of the machine after", os.getloadavg()[0], "processes")


def asked(here: Stand, path: str, language: str, tag: str = "") -> str:
    """A request; `tag`: of the answer that the browser has."""
    known = f"If-None-Match: {tag}\r\n" if tag else ""
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{here.port}\r\nAccept-Encoding: gzip, br\r\n"
        f"Accept-Language: {language}\r\n{known}\r\n"
    )


async def ask_again(report: Report, here: Stand, visits: list[tuple[str, str]], seconds: int) -> None:
    """The same mix without withdrawals: of those who have nothing, and of those who have it all already."""
    tags = {visit: await asyncio.to_thread(tag_of, here, *visit) for visit in dict.fromkeys(visits)}
    mixes = {
        "whole": [asked(here, *visit) for visit in visits],
        "304": [asked(here, *visit, tags[visit]) for visit in visits],
    }
    for name, requests in mixes.items():
        before, posts = cpu_seconds(*here.web_pids), cpu_seconds(here.postgres_pid)
        seen = await load(Plan(here.port, 96, requests, seconds=seconds, pace=PACE))
        each = 1000 / max(seen.count, 1)
        report.say(f"{name}: answers of this kind", kind_of(seen, name), "%", "≥ 99")
        report.say(f"{name}: p50", seen.p50, "ms")
        report.say(f"{name}: p95", seen.p95, "ms", f"≤ {LIMIT}")
        report.say(f"{name}: size", seen.bytes / max(seen.count, 1) / 1000, "kB each")
        report.say(f"{name}: CPU of web", (cpu_seconds(*here.web_pids) - before) * each, "ms each")
        report.say(f"{name}: CPU of PostgreSQL", (cpu_seconds(here.postgres_pid) - posts) * each, "ms each")


def kind_of(seen: Seen, name: str) -> float:
    """Of a hundred answers."""
    return 100 * seen.statuses.get("304" if name == "304" else "200", 0) / max(seen.count, 1)


def tag_of(here: Stand, path: str, language: str) -> str:
    """Of the page as it is now; "" where it has none."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{here.port}{path}", headers={"Accept-Language": language, "Connection": "close"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return str(answer.headers.get("ETag", ""))


def withdrawals(here: Stand, codes: list[str], every: float) -> dict[str, int]:
    """One in so many seconds, each asked for at once after it was committed."""
    for code in codes:  # kept by every process before it goes
        for path in (f"/projects/{code}/", f"/projects/?q={code}"):
            for _ in range(6):
                fetch(here, path)
    child = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "bench.open", "withdraw", str(every), *codes],
        cwd=Path(__file__).resolve().parents[1], env=here.environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    asked = shown = 0
    for line in child.stdout:
        code = line.strip()
        for _ in range(ASKED_AFTER // 2):
            status, _body = fetch(here, f"/projects/{code}/")
            _status, body = fetch(here, f"/projects/?q={code}")
            asked += 2
            shown += (status != 410) + (f"/projects/{code}/" in body)
    if child.wait():
        raise RuntimeError("the withdrawals failed")
    return {"asked": asked, "shown": shown}


def fetch(here: Stand, path: str) -> tuple[int, str]:
    """Over a connection of its own, so that any process may answer."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{here.port}{path}", headers={"Accept-Language": "ru", "Connection": "close"}
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


# Inside Django from here on.


def prepare(count: int) -> dict[str, Any]:
    """One project of the tests' samples with everything; the others say the same under other names."""
    from django.db import connection

    from qala.public.projection.access import public_projects
    from qala.public.projection.models import PublicProject

    if not PublicProject.objects.exists():
        fill(count)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    rows = public_projects().filter(code__startswith="B-").order_by("code")
    return {"public": rows.count(), "codes": list(rows.values_list("code", flat=True)[: PAGES + GONE])}


def fill(count: int) -> None:
    from types import SimpleNamespace

    from django.db import transaction

    from bench.portfolio import make_projects
    from qala.office.projects.models import Block, Portfolio, Project, ProjectKind
    from qala.public.projection.models import PublicProject
    from qala.public.projection.tests.samples import public_project
    from tests.personas import everybody

    with transaction.atomic():
        sample = public_project(SimpleNamespace(people=everybody()))
        blocks = [
            Block.objects.create(code=f"bench-{n}", name_kk=f"Блок {n}", name_ru=f"Блок {n}")
            for n in range(4)
        ]
        kind = ProjectKind.objects.create(code="bench", name_ru="Стройка", work="construction")
        Portfolio.objects.create(code="bench", name_ru="Портфель", kind="infrastructure")
        make_projects(count, blocks, kind)
        projects = list(Project.objects.filter(code__startswith="B-").select_related("block", "district"))
        Project.objects.filter(code__startswith="B-").update(publication="published")
        PublicProject.objects.bulk_create([renamed(sample, one) for one in projects], batch_size=200)


def renamed(sample: Any, project: Any) -> Any:
    from qala.public.projection.models import PublicProject

    values = {
        field.attname: getattr(sample, field.attname)
        for field in sample._meta.local_concrete_fields
        if not field.primary_key and not field.generated
    }
    document = json.loads(json.dumps(values["document"]).replace(sample.code, project.code))
    document["title"] = {"kk": project.title_kk, "ru": project.title_ru, "en": project.title_ru}
    document["block"] = {**document["block"], "code": project.block.code}
    values |= {
        "project_id": project.pk, "code": project.code, "document": document, "block": project.block.code,
        "stage": project.stage, "district": project.district.code, "lon": project.lon, "lat": project.lat,
        "health": ("red", "amber", "green")[project.pk % 3], "search_key": project.search_key,
        "digest": f"{project.pk:064}", "budget": 10**8 * (1 + project.pk % 90),
    }  # fmt: skip
    return PublicProject(**values)


def withdraw(codes: list[str], every: float) -> None:
    from qala.public.projection.actions.refresh import withdraw as take_away
    from qala.public.projection.models import PublicProject

    for code in codes:
        take_away(project_id=PublicProject.objects.get(code=code).project_id, reason="Measured")
        print(code, flush=True)
        time.sleep(every)


def main() -> None:
    import django

    django.setup()
    if sys.argv[1] == "withdraw":
        withdraw(sys.argv[3:], float(sys.argv[2]))
    else:
        print(json.dumps(prepare(int(sys.argv[2]))))


if __name__ == "__main__":
    main()
