"""Appeals come in while nobody, a thousand and ten thousand people follow places of the city.

Whoever registers an appeal waits for no follower: a job looks for them and tells them. Both are measured: what the form
costs beside so many followers, and what the job costs for each appeal, finding and telling apart.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import posts
from bench.report import Report
from bench.stand import Stand, settle, stand

COUNTS = (0, 1_000, 10_000)
ROUNDS = 3
# One of ten follows a district, the others a circle around an address, as wide as people choose.
DISTRICT_SHARE, JOBS = 10, 30


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of seconds per load; of three loads the cheapest counts, for others only make it dearer."""
    seconds = float(size or (2 if is_quick else 5))
    alone = 0.0
    with tempfile.TemporaryDirectory(prefix="qala-bench-") as folder, stand(Path(folder)) as here:
        city = here.django("bench.city")
        settle()
        requests = posts.operator_posts(city, here.port)
        here.load(requests, 4, seconds=3)
        for count in COUNTS[:: 2 if is_quick else 1]:
            made = here.django("bench.followers", "make", str(count))
            report.say(f"{count:,} followers: there are", made["followers"], "rows", f"= {count}")
            cost = intake(report, here, requests, count, seconds)
            alone = alone or cost
            report.say(f"{count:,} followers: CPU of an appeal, against none", cost / alone, "times", "≤ 1.2")
            tell(report, count, here.django("bench.followers", "spread", str(10 if is_quick else JOBS)))


def intake(report: Report, here: Stand, requests: list[str], count: int, seconds: float) -> float:
    """CPU milliseconds of one appeal, web and PostgreSQL together."""
    loads = [here.load(requests, 4, seconds=seconds) for _ in range(ROUNDS)]
    accepted = sum(load.seen.statuses.get("302", 0) for load in loads)
    report.say(f"{count:,} followers: appeals accepted", accepted, "", "≥ 20")
    report.say(
        f"{count:,} followers: not accepted", sum(sum(each.seen.bad.values()) for each in loads), "", "= 0"
    )
    best = min(loads, key=lambda load: load.web_ms + load.postgres_ms)
    report.say(f"{count:,} followers: CPU of web", best.web_ms, "ms each")
    report.say(f"{count:,} followers: CPU of PostgreSQL", best.postgres_ms, "ms each")
    return best.web_ms + best.postgres_ms


def tell(report: Report, count: int, job: dict[str, float]) -> None:
    """What the job does with one appeal."""
    head = f"{count:,} followers, job of one appeal"
    report.say(f"{head}: people told", job["told"], "each", "≥ 1" if count else "= 0")
    report.say(f"{head}: statements", job["statements"], "each")
    report.say(f"{head}: finding them, median", job["finding_ms"], "ms", "≤ 50")
    report.say(f"{head}: CPU of Python", job["cpu_ms"], "ms each")
    if job["told"]:
        report.say(f"{head}: CPU of Python for one told", job["cpu_ms"] / job["told"], "ms")


# Inside Django from here on.


def make(count: int) -> dict[str, int]:
    """So many in all."""
    from qala.ground.people.models import User
    from qala.ground.places.models import District
    from qala.public.cabinet.models import Following
    from qala.shared.clock import now

    rnd, districts = random.Random(count), list(District.objects.values_list("pk", flat=True))
    at, before = now(), Following.objects.count()
    people = [
        User(
            phone=f"+7702{n:07}", full_name=f"Follower {n}", language=("kk", "ru")[n % 2], password="!",
            created_at=at, updated_at=at,
        )
        for n in range(before, count)
    ]  # fmt: skip
    User.objects.bulk_create(people)
    rows = []
    for n, user in enumerate(people):
        is_district = n % DISTRICT_SHARE == 0
        rows.append(
            Following(user=user, kind="district", district_id=rnd.choice(districts), made_at=at)
            if is_district
            else circle(user, rnd, at)
        )
    Following.objects.bulk_create(rows, batch_size=1000)
    vacuum("cabinet_following", "people_user")
    return {"followers": Following.objects.count()}


def circle(user: Any, rnd: random.Random, at: Any) -> Any:
    """Around an address of the city."""
    from bench.city import EAST, NORTH, SOUTH, WEST
    from qala.ground.places.locating import locate
    from qala.public.cabinet.models import Following
    from qala.public.cabinet.rules.circles import RADII, cells_of

    lon, lat, radius = rnd.uniform(WEST, EAST), rnd.uniform(SOUTH, NORTH), rnd.choice(RADII)
    point: Any = locate(lon, lat).point
    return Following(
        user=user, kind="circle", label="bench", lon=lon, lat=lat, x=point.x, y=point.y, radius_m=radius,
        cells=cells_of(lon, lat, radius), made_at=at,
    )  # fmt: skip


def vacuum(*tables: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def spread_some(count: int) -> dict[str, float]:
    """The job of the newest appeals, one after the other, as the worker does it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from qala.contact.appeals.models import Appeal
    from qala.public.cabinet.actions.spread import spread
    from qala.public.cabinet.queries.listeners import followers_of_place
    from qala.shared.clock import now

    appeals = list(Appeal.objects.order_by("-id")[:count])
    if len(appeals) < count:
        raise RuntimeError("there are no appeals to tell of")
    finding = []
    for appeal in appeals:
        started = time.perf_counter()
        followers_of_place(appeal)
        finding.append(1000 * (time.perf_counter() - started))
    told = statements = 0
    cpu = time.process_time()
    for appeal in appeals:
        with CaptureQueriesContext(connection) as asked:
            told += spread(appeal_id=appeal.pk, verb="register", by_id=None, at=now())
        statements += len(asked)
    each = 1000 * (time.process_time() - cpu) / count
    return {
        "told": told / count, "statements": statements / count, "cpu_ms": each,
        "finding_ms": statistics.median(finding),
    }  # fmt: skip


def main() -> None:
    import django

    django.setup()
    number = int(sys.argv[2])
    print(json.dumps(make(number) if sys.argv[1] == "make" else spread_some(number)))


if __name__ == "__main__":
    main()
