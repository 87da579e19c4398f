"""Datasets as files over a register of a million appeals: the first byte, and all of it against a raw COPY of the same
columns; flat memory. Pages of the collection of the same appeals.

Each format is asked of a process of its own that answers as the site does, and thrown away. Uses the register of
`bench register` (bench/out/register-N).
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from bench.report import OUT, Report
from bench.stand import run_module, stand

FORMATS = ("csv", "jsonl", "parquet", "geojson", "xlsx")
COLUMNS = "topic_id, district_id, stage, executor_id, received_at, resolved_at, was_late, lon, lat, h3"


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of appeals."""
    rows = size or (100_000 if is_quick else 1_000_000)
    with stand(OUT / f"register-{rows}", web=0, is_kept=True) as here:
        here.django("bench.city")
        report.progress(f"filling {rows:,} appeals (once)")
        here.django("bench.million", str(rows))

        def told(mode: str) -> dict[str, float]:
            found: dict[str, float] = json.loads(
                run_module(here.environment, "bench.opendata", mode).splitlines()[-1]
            )
            return found

        raw = told("copy")
        report.say("raw COPY", raw["seconds"], "s")
        for name in FORMATS:
            _say(report, name, told(name), raw["seconds"])
        for name, seconds in told("pages").items():
            aim = "" if name.endswith("change") else "≤ 1500"
            report.say(f"features: {name}", 1000 * seconds, "ms", aim)


def _say(report: Report, name: str, told: dict[str, float], raw: float) -> None:
    report.say(f"{name}: rows", told["rows"], "rows", "≥ 1")
    report.say(f"{name}: size", told["bytes"] / 1e6, "MB")
    report.say(f"{name}: first byte", told["first"], "s", "≤ 2")
    report.say(f"{name}: time", told["seconds"], "s")
    report.say(f"{name}: time against COPY", told["seconds"] / raw, "times")
    report.say(f"{name}: memory from the tenth part to the end", told["more_mb"], "MB", "≤ 30")
    report.say(f"{name}: most memory of the process", told["peak_mb"], "MB")
    report.say(f"{name}: again, when it lies ready", told["again"], "s")


def memory() -> float:
    """Megabytes this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def copied() -> dict[str, float]:
    from django.db import connection

    with connection.cursor() as cursor:
        started, size = time.monotonic(), 0
        raw = cursor.connection.cursor()
        with raw.copy(
            f"COPY (SELECT {COLUMNS} FROM appeals_appeal WHERE is_public) TO STDOUT (FORMAT csv)"
        ) as found:
            for piece in found:
                size += len(piece)
    return {"seconds": time.monotonic() - started, "bytes": size}


def written(name: str) -> dict[str, float]:
    """By the view, with nothing ready; then once more."""
    from django.conf import settings

    from qala.public.opendata.queries import formats
    from qala.public.opendata.rules.datasets import Dataset, Row

    shutil.rmtree(settings.OPENDATA_FILES, ignore_errors=True)
    seen: list[float] = []
    count = 0
    whole = formats.written

    def counted(rows: Iterator[Row]) -> Iterator[Row]:
        nonlocal count
        for row in rows:
            count += 1
            if count % 5000 == 0:
                seen.append(memory())
            yield row

    def watched(dataset: Dataset, rows: Iterator[Row], file_format: str, **how: Any) -> Iterator[bytes]:
        return whole(dataset, counted(rows), file_format, **how)

    formats.written = watched
    path = f"/opendata/data/appeals.{name}?lang=ru"
    get("/opendata/features/conformance?f=json")  # what a process loads once
    first, seconds, size = taken(path)
    begun = seen[len(seen) // 10] if seen else memory()
    told = {"rows": count, "bytes": size, "first": first, "seconds": seconds, "again": taken(path)[1]}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {**told, "more_mb": max(seen, default=begun) - begun, "peak_mb": peak}


def get(path: str) -> Any:
    from django.test import Client

    answer = Client(headers={"host": "localhost"}).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer


def taken(path: str) -> tuple[float, float, int]:
    """Seconds to the first byte and to the last one, and how many there were."""
    started, first, size = time.monotonic(), 0.0, 0
    for piece in get(path).streaming_content:
        size += len(piece)
        first = first or time.monotonic() - started
    return first, time.monotonic() - started, size


def pages() -> dict[str, float]:
    """Of the collection of appeals, as if all topics were about public space; nothing stays of that."""
    from django.db import transaction

    from qala.contact.catalog.models import Topic
    from qala.public.published.models import PublicPlace

    found: dict[str, float] = {}

    def timed(name: str, path: str) -> dict[str, Any]:
        started = time.monotonic()
        answer: dict[str, Any] = get(f"/opendata/features/collections/appeals/items{path}").json()
        found[name] = time.monotonic() - started
        return answer

    with transaction.atomic():
        PublicPlace.objects.all().delete()
        PublicPlace.objects.bulk_create(
            PublicPlace(topic=each, precision="exact") for each in Topic.objects.all()
        )
        timed("the first page of 1,000 after a change", "?limit=1000")
        first = timed("the first page of 1,000", "?limit=1000")
        after = next(one["href"] for one in first["links"] if one["rel"] == "next").partition("?")[2]
        timed("the next page", f"?{after}")
        west, south = first["features"][500]["geometry"]["coordinates"]
        some = first["features"][0]["properties"]
        rare = f"topic={some['topic']}&district={some['district']}&stage=rejected"
        month = f"datetime={some['month']}/{some['month']}"
        asks = {
            "a page from the middle": f"?limit=1000&after={middle()}",
            "100 in a box of 2 km": f"?limit=100&bbox={west},{south},{west + 0.02},{south + 0.02}",
            "1,000 in a box of 20 km": f"?limit=1000&bbox={west - 0.1},{south - 0.1},{west + 0.1},{south + 0.1}",
            "100 of a month": f"?limit=100&{month}",
            "a filter that meets little": f"?limit=1000&{rare}&{month}",
            "a filter that meets nothing": f"?limit=1000&{rare}&bbox={west},{south},{west + 1e-6},{south + 1e-6}",
            "one": f"/{first['features'][0]['id']}",
        }
        for name, path in asks.items():
            timed(name, path)
        transaction.set_rollback(True)
    return found


def middle() -> str:
    """A key with about as many rows before it as behind it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY h3) FROM appeals_appeal")
        return f"{cursor.fetchone()[0]:015x}-{'8' * 16}"


if __name__ == "__main__":
    import django

    django.setup()
    with suppress(BrokenPipeError):
        mode = sys.argv[1]
        told = {"copy": copied, "pages": pages}[mode]() if mode in ("copy", "pages") else written(mode)
        sys.stdout.write(json.dumps(told) + "\n")
