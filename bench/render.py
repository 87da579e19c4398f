"""Where the time of one register page of 100 rows goes: SQL, templates, the rest of Python; CPU and wall ms.

Measured inside Django, without the web server, on the register of `bench register`.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import sys
import time
from typing import Any

import django

from bench.report import OUT, Report
from bench.stand import stand

TIMES = 30
SHARES = {
    "SQL, waiting included": ("django/db/backends/utils.py", "execute"),
    "rows drawn": ("qala/shared/lists/page.py", "draw_rows"),
    "template of the page, rows included": ("django/shortcuts.py", "render"),
}


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of appeals."""
    rows = size or (100_000 if is_quick else 1_000_000)
    with stand(OUT / f"register-{rows}", is_kept=True, web=0) as here:
        city = here.django("bench.city")
        here.django("bench.million", str(rows))
        cookies = dict(pair.split("=", 1) for pair in city["controller"].split("; "))
        for count in (25, 100):
            for name, value in here.django("bench.render", json.dumps(cookies), str(count)).items():
                report.say(f"{count} rows: {name}", value, "ms each")


def measure(ask: Any) -> dict[str, float]:
    """Plain times first, then the shares under the profiler, which makes everything slower."""
    for _ in range(5):
        ask()
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(TIMES):
        ask()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    found = {"CPU of Python": 1000 * cpu / TIMES, "wall": 1000 * wall / TIMES}
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(TIMES):
        ask()
    profile.disable()
    stats: Any = pstats.Stats(profile)
    whole = stats.total_tt
    for name, (path, function) in SHARES.items():
        calls = ((file, called, v[3]) for (file, _line, called), v in stats.stats.items())
        spent = sum(seconds for file, called, seconds in calls if file.endswith(path) and called == function)
        found[f"{name} (share of wall)"] = found["wall"] * spent / whole
    return found


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"Accept-Language": "kk"})
    client.cookies.load(json.loads(sys.argv[1]))

    def ask() -> None:
        assert client.get("/appeals/", {"size": sys.argv[2]}).status_code == 200

    print(json.dumps(measure(ask)))


if __name__ == "__main__":
    main()
