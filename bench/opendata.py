"""Datasets as files over a register of a million appeals: time against a raw COPY of the same columns, flat memory.

Each format is written in a process of its own, as the site writes it, and thrown away. Uses the register of
`bench register` (bench/out/register-N).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bench.report import OUT, Report
from bench.stand import run_module, stand

FORMATS = ("csv", "jsonl", "parquet", "geojson", "xlsx")
COLUMNS = "topic_id, district_id, stage, executor_id, received_at, resolved_at, was_late, lon, lat, h3"


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of appeals."""
    rows = size or (100_000 if is_quick else 1_000_000)
    with stand(OUT / f"register-{rows}", is_kept=True) as here:
        here.django("bench.city")
        report.progress(f"filling {rows:,} appeals (once)")
        here.django("bench.million", str(rows))
        raw = json.loads(run_module(here.environment, "bench.opendata", "copy").splitlines()[-1])
        report.say("raw COPY", raw["seconds"], "s")
        for name in FORMATS:
            told = json.loads(run_module(here.environment, "bench.opendata", name).splitlines()[-1])
            report.say(f"{name}: rows", told["rows"], "rows", "≥ 1")
            report.say(f"{name}: size", told["bytes"] / 1e6, "MB")
            report.say(f"{name}: time", told["seconds"], "s")
            report.say(f"{name}: time against COPY", told["seconds"] / raw["seconds"], "times")
            report.say(f"{name}: memory from the tenth part to the end", told["more_mb"], "MB", "≤ 30")
        pages = json.loads(run_module(here.environment, "bench.opendata", "pages").splitlines()[-1])
        for name, seconds in pages.items():
            aim = "" if name.endswith("change") else "≤ 1500"
            report.say(f"features: {name}", 1000 * seconds, "ms", aim)


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
    from django.utils import translation

    from qala.public.opendata.queries import formats
    from qala.public.opendata.queries.datasets import rows
    from qala.public.opendata.rules.datasets import DATASETS, Row

    seen: list[float] = []
    count = size = 0

    def counted() -> Iterator[Row]:
        nonlocal count
        for row in rows(DATASETS["appeals"]):
            count += 1
            if count % 5000 == 0:
                seen.append(memory())
            yield row

    started = time.monotonic()
    with translation.override("ru"):
        for piece in formats.written(DATASETS["appeals"], counted(), name):
            size += len(piece)
    begun = seen[len(seen) // 10] if seen else memory()
    more = max(seen, default=begun) - begun
    return {"rows": count, "bytes": size, "seconds": time.monotonic() - started, "more_mb": more}


def pages() -> dict[str, float]:
    """Of the collection of appeals, as if all topics were about public space; nothing stays of that."""
    from django.db import transaction

    from qala.contact.catalog.models import Topic
    from qala.public.opendata.queries.features import appeals
    from qala.public.opendata.rules.features import Asked, Box
    from qala.public.published.models import PublicPlace

    found: dict[str, float] = {}
    with transaction.atomic():
        PublicPlace.objects.all().delete()
        PublicPlace.objects.bulk_create(
            PublicPlace(topic=each, precision="exact") for each in Topic.objects.all()
        )
        started = time.monotonic()
        first, after = appeals.page(Asked(limit=1000))
        found["the first page of 1,000 after a change"] = time.monotonic() - started
        west, south = first[500]["lon"], first[500]["lat"]
        asks = {
            "the first page of 1,000": Asked(limit=1000),
            "the next page": Asked(limit=1000, after=after),
            "100 in a box of 2 km": Asked(box=Box(west, south, west + 0.02, south + 0.02)),
            "100 of a month": Asked(since=first[0]["month"], until=first[0]["month"]),
        }
        for name, asked in asks.items():
            started = time.monotonic()
            appeals.page(asked)
            found[name] = time.monotonic() - started
        started = time.monotonic()
        assert appeals.item(str(first[0]["feature"]))
        found["one"] = time.monotonic() - started
        transaction.set_rollback(True)
    return found


if __name__ == "__main__":
    import django

    django.setup()
    with suppress(BrokenPipeError):
        mode = sys.argv[1]
        told = {"copy": copied, "pages": pages}[mode]() if mode in ("copy", "pages") else written(mode)
        sys.stdout.write(json.dumps(told) + "\n")
