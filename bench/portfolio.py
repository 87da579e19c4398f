"""The portfolio with 2,000 projects of 200 items each and five years of monthly standings, asked by a curator.

The filled database stays in bench/out/portfolio-N and is used again. Every page is asked of the site as it runs; what
the web processes take of memory is looked at before and after.
"""

from __future__ import annotations

import json
import random
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench import posts
from bench.portfolio_rows import make_money, make_plans, make_standings
from bench.report import OUT, Report
from bench.stand import Stand, settle, stand

LIMIT, EACH, BUSY = 400, 30, 120


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of projects."""
    count = size or (200 if is_quick else 2_000)
    with stand(OUT / f"portfolio-{count}", is_kept=True) as here:
        here.django("bench.city")
        report.progress(f"filling {count:,} projects (once)")
        made = here.django("bench.portfolio", str(count))
        for name in ("projects", "items", "standings", "payments", "seconds of filling"):
            report.say(name, made[name], "rows")
        settle()
        pages = addresses(made)
        for name, path in pages.items():
            measure(report, here, name, path, made["curator"], 10 if is_quick else EACH)
        before = memory(here)
        requests = [posts.page(path, made["curator"], here.port) for path in list(pages.values())[:6]]
        load = here.load(requests, 4, most=BUSY // (4 if is_quick else 1), seconds=60)
        report.say("4 clients, six pages mixed: p95", load.seen.p95, "ms")
        report.say("4 clients: refused", sum(load.seen.bad.values()), "answers", "= 0")
        report.say("memory of the web processes, more after that", memory(here) - before, "MB", "≤ 40")


def addresses(made: dict[str, Any]) -> dict[str, str]:
    """The first six are asked together too."""
    start = "/office/overview"
    return {
        "overview": "/office/?scope=all",
        "table": f"{start}/table/?size=50",
        "table by slip": f"{start}/table/?size=50&sort=-slip",
        "board": f"{start}/board/",
        "timeline": f"{start}/timeline/",
        "totals by curator": f"{start}/totals/?by=curator",
        "overview of a year ago": f"/office/?as_of={made['then']}",
        "table of a year ago": f"{start}/table/?as_of={made['then']}&sort=-slip",
        "table of a block, red": f"{start}/table/?block={made['block']}&health=red",
        "totals by district": f"{start}/totals/?by=district",
        "map: points": f"{start}/points.geojson",
        "money": f"{start}/money/",
        "finance by year": "/office/finance/",
        "finance by curator": "/office/finance/?by=curator",
        "plan of 200 works": f"/office/projects/{made['code']}/plan/",
        "forecast of 200 works": f"/office/projects/{made['code']}/forecast/",
    }


def measure(report: Report, here: Stand, name: str, path: str, cookies: str, most: int) -> None:
    """One page asked by one client."""
    request = [posts.page(path, cookies, here.port)]
    here.load(request, 2, most=4, seconds=60)
    load = here.load(request, 1, most=most, seconds=30)
    report.say(f"{name}: p50", load.seen.p50, "ms")
    report.say(f"{name}: p95", load.seen.p95, "ms", f"≤ {LIMIT}")
    report.say(f"{name}: CPU of web", load.web_ms, "ms each")
    report.say(f"{name}: CPU of PostgreSQL", load.postgres_ms, "ms each")
    if load.seen.bad:
        report.say(f"{name}: refused", sum(load.seen.bad.values()), "answers", "= 0")


def memory(here: Stand) -> float:
    """Megabytes that the web processes hold."""
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in here.web_pids)
    return pages * 4096 / 1e6


def fill(count: int) -> None:
    """Projects, people, baselines, plans, standings, money; in bulk, without the actions and triggers."""
    from django.db import connection, transaction

    from qala.office.projects.models import Block, Portfolio, ProjectKind

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
        blocks = [
            Block.objects.create(code=f"bench-{n}", name_kk=f"Блок {n}", name_ru=f"Блок {n}")
            for n in range(4)
        ]
        kind = ProjectKind.objects.create(code="bench", name_ru="Стройка", work="construction")
        Portfolio.objects.create(code="bench", name_ru="Портфель", kind="infrastructure")
        projects = make_projects(count, blocks, kind)
        make_people(projects)
        make_plans()
        make_standings()
        make_money(projects[0].department)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make_projects(count: int, blocks: list[Any], kind: Any) -> list[Any]:
    from qala.ground.organisations.models import Organisation
    from qala.ground.places.models import District
    from qala.office.projects.models import Project, Stage
    from qala.shared import bulk, clock

    rnd, today = random.Random(1), clock.today()
    districts, bodies = list(District.objects.all()), list(Organisation.objects.all())
    rows = []
    for n in range(count):
        start = today - timedelta(days=rnd.randrange(100, 1500))
        finish = start + timedelta(days=rnd.randrange(200, 1600))
        rows.append(Project(
            code=f"B-{n:05}", title_kk=f"Нысанның құрылысы {n}", title_ru=f"Строительство объекта {n}", kind=kind,
            block=rnd.choice(blocks), department=rnd.choice(bodies), customer=rnd.choice(bodies), currency="KZT",
            stage=rnd.choices(Stage.values, [1, 2, 3, 3, 8, 2, 4, 1])[0], district=rnd.choice(districts),
            lon=rnd.uniform(71.2, 71.7), lat=rnd.uniform(51.0, 51.3), baseline_start=start, baseline_finish=finish,
            planned_start=start, planned_finish=finish + timedelta(days=rnd.randrange(0, 90)),
            search_key=f"b-{n:05} строительство объекта {n}", created_at=clock.now(), updated_at=clock.now(),
        ))  # fmt: skip
    bulk.copy_in(rows)
    return rows


def make_people(projects: list[Any]) -> None:
    from bench.city import SINCE, sign_in
    from qala.ground.people.models import User
    from qala.office.projects.models import RoleAssignment
    from qala.shared import bulk

    for part, role, people in (("curator", "curator", 5), ("head", "project_head", 80)):
        for n in range(people):
            sign_in(role, n)
        users = list(User.objects.filter(email__startswith=role, email__endswith="@bench.example"))
        bulk.copy_in([
            RoleAssignment(project=project, part=part, person=users[n % len(users)], valid_from=SINCE)
            for n, project in enumerate(projects)
        ])  # fmt: skip


def main() -> None:
    """Inside Django: fill once, then say what is there and sign the curator in (JSON)."""
    import django

    django.setup()
    from bench.city import sign_in
    from qala.office.finance.models import Payment
    from qala.office.projects.models import Block, Project, Standing, WorkItem
    from qala.shared import clock

    begun = time.monotonic()
    if not Project.objects.filter(code__startswith="B-").exists():
        fill(int(sys.argv[1]))
    print(json.dumps({
        "seconds of filling": round(time.monotonic() - begun, 1),
        "projects": Project.objects.count(),
        "items": WorkItem.objects.count(),
        "standings": Standing.objects.count(),
        "payments": Payment.objects.count(),
        "code": Project.objects.filter(stage="construction").order_by("pk")[0].code,
        "block": Block.objects.order_by("pk")[0].pk,
        "then": (clock.today() - timedelta(days=365)).isoformat(),
        "curator": sign_in("curator", 0),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
