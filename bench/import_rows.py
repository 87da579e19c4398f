"""Import of a generated register: rows a second, peak memory, and the ratio to a bare COPY of the same file.

    python -m bench.import_rows [--rows 1000000]

Makes a database of its own on the server of QALA_DATABASE_URL (an embedded one without it) and drops it at the end.
Prints JSON lines. Limits: at least 3,000 rows/s, at most 400 MB.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROWS_PER_SECOND = 3000
PEAK_MB = 400
HEADER = [
    "number",
    "type",
    "agency",
    "taken",
    "promised",
    "done",
    "state",
    "door",
    "words",
    "street",
    "lon",
    "lat",
]
PROFILE = """
title: Bench
prefix: bench
time_zone: Asia/Almaty
date_formats: ["%d.%m.%Y %H:%M:%S"]
language: ru
fields:
  {external_id: number, received_at: taken, due_at: promised, closed_at: done, status: state, topic: type,
   topic_group: {column: type, steps: [{split: [":", 0]}]}, executor: agency, channel: door, text: words,
   address: street, lon: lon, lat: lat}
statuses:
  map: {new: registered, work: accepted, done: closed, refused: rejected, twin: merged}
  duplicates: [twin]
channels:
  map: {phone: phone, web: web, app: messenger}
"""
WORDS = [
    "нет",
    "горячей",
    "воды",
    "третий",
    "день",
    "подъезд",
    "лифт",
    "не",
    "работает",
    "двор",
    "снег",
    "вывоз",
    "мусор",
    "контейнер",
    "переполнен",
    "фонарь",
    "темно",
    "яма",
    "дорога",
    "асфальт",
    "люк",
    "открыт",
    "светофор",
    "мигает",
    "остановка",
    "автобус",
    "опоздал",
    "шум",
    "стройка",
    "ночью",
    "дерево",
    "упало",
    "кровля",
    "течёт",
    "батареи",
    "холодные",
    "жылу",
    "жоқ",
    "су",
    "келмейді",
    "көше",
    "шамы",
    "жанбайды",
    "аула",
    "тазаланбаған",
    "қоқыс",
    "шығарылмайды",
    "лифт",
    "істемейді",
]


def generate(path: Path, rows: int) -> None:
    rnd = random.Random(7)
    types = [f"{group}:{name}" for group in "ABCDEFGHIJ" for name in range(20)]
    agencies = [f"Управление {n}" for n in range(60)]
    streets = [f"улица {WORDS[n % len(WORDS)].title()} {n}" for n in range(900)]
    start, form = datetime(2021, 1, 1), "%d.%m.%Y %H:%M:%S"  # noqa: DTZ001  local times, as registers write them
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(HEADER)
        for n in range(rows):
            taken = start + timedelta(seconds=n * 150 + rnd.randrange(150))
            promised = taken + timedelta(hours=rnd.choice((24, 72, 240, 360)))
            done = taken + timedelta(hours=rnd.expovariate(1 / 120))
            state = rnd.choices(("done", "work", "new", "refused", "twin"), (90, 3, 2, 3, 2))[0]
            writer.writerow(
                (
                    f"R-{n}", rnd.choice(types), rnd.choice(agencies), taken.strftime(form), promised.strftime(form),
                    done.strftime(form) if state not in {"work", "new"} else "", state,
                    rnd.choice(("phone", "web", "app")), " ".join(rnd.choices(WORDS, k=rnd.randrange(6, 22))),
                    f"{rnd.choice(streets)}, {rnd.randrange(1, 200)}",
                    f"{rnd.uniform(71.2, 71.7):.6f}", f"{rnd.uniform(51.0, 51.3):.6f}",
                )
            )  # fmt: skip


@contextmanager
def own_database(stack: ExitStack):
    """Address of a new database, dropped afterwards."""
    import psycopg

    url = os.environ.get("QALA_DATABASE_URL")
    if not url:
        from qala.config.launch.testing import throwaway_cluster

        url = stack.enter_context(throwaway_cluster()).url()
    name = f"qala_bench_import_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        head, _, query = url.partition("?")
        try:
            yield head.rpartition("/")[0] + f"/{name}" + (f"?{query}" if query else "")
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def manage(env: dict[str, str], *words: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL
    )


def draw_city(env: dict[str, str]) -> None:
    """Six rectangles, so that every position has its district looked up."""
    code = """
from datetime import date
from qala.ground.places.models import City, District
city = City.objects.create(code="bench", name_ru="Bench", epsg=32642)
for n in range(6):
    west, east = 71.2 + n / 12, 71.2 + (n + 1) / 12
    ring = [[west, 51.0], [east, 51.0], [east, 51.3], [west, 51.3], [west, 51.0]]
    District.objects.create(city=city, code=f"d{n}", name_ru=f"Район {n}", valid_from=date(2000, 1, 1),
                            outline={"type": "Polygon", "coordinates": [ring]})
"""
    manage(env, "shell", "--no-imports", "-c", code)


def bare_copy(url: str, path: Path) -> float:
    """Seconds for the same rows into a table of texts without index."""
    import psycopg

    columns = ", ".join(f"{name} text" for name in HEADER)
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bare ({columns})")
        started = time.monotonic()
        with path.open("rb") as raw, cursor.copy("COPY bare FROM STDIN (FORMAT csv, HEADER)") as copy:
            while piece := raw.read(1 << 18):
                copy.write(piece)
        connection.commit()
        taken = time.monotonic() - started
        cursor.execute("DROP TABLE bare")
    return taken


def timed(env: dict[str, str], *words: str) -> tuple[float, float, float]:
    """Seconds, peak MB and CPU seconds of a command in its own process."""
    started = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert child.stderr is not None
    problems = child.stderr.read().decode()
    _pid, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(problems[-3000:])
    return time.monotonic() - started, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def say(name: str, value: float, unit: str, limit: str = "", is_met: bool | None = None) -> None:
    line = {"bench": "import_rows", "name": name, "value": round(value, 2), "unit": unit}
    if limit:
        line |= {"limit": limit, "is_met": is_met}
    print(json.dumps(line), flush=True)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rows", type=int, default=int(os.environ.get("QALA_BENCH_IMPORT_ROWS") or 1_000_000)
    )
    rows = parser.parse_args(argv).rows
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qala-bench-")))
        url = stack.enter_context(own_database(stack))
        env = os.environ | {"QALA_DATABASE_URL": url, "QALA_DEBUG": "on", "QALA_HOME": str(folder / "home")}
        manage(env, "migrate", "-v", "0")
        manage(env, "load_reference")
        draw_city(env)
        source, profile = folder / "rows.csv", folder / "bench.yaml"
        profile.write_text(PROFILE, encoding="utf-8")
        generate(source, rows)
        say("load of the machine", os.getloadavg()[0], "processes")
        bare = bare_copy(url, source)
        words = ("import_requests", str(source), "--profile", str(profile))
        first, peak, cpu = timed(env, *words)
        again, peak_again, _cpu = timed(env, *words)
    speed = rows / first
    say("bare COPY", rows / bare, "rows/s")
    say("import", speed, "rows/s", f"≥ {ROWS_PER_SECOND}", speed >= ROWS_PER_SECOND)
    say("peak memory", peak, "MB", f"≤ {PEAK_MB}", peak <= PEAK_MB)
    say("import, time against bare COPY", first / bare, "times")
    say("import, CPU of Python", cpu, "s")
    say("import of the same file again", rows / again, "rows/s")
    say("peak memory of the second", peak_again, "MB", f"≤ {PEAK_MB}", peak_again <= PEAK_MB)
    return 0 if speed >= ROWS_PER_SECOND and peak <= PEAK_MB else 1


if __name__ == "__main__":
    raise SystemExit(main())
