"""`python -m bench [name …] [--quick] [--size N]`: measure, print a table; exit 1 when an aim is missed."""

from __future__ import annotations

import argparse
import importlib
import signal
import sys

from bench.report import Report

NAMES = (
    "intake", "register", "render", "live", "memory", "kill", "import", "classify", "shift", "notify", "conversations",
    "pages", "published", "followers", "schedule", "portfolio", "opendata", "open",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", help=f"what to measure: {', '.join(NAMES)}; all when none is given"
    )
    parser.add_argument("--quick", action="store_true", help="short and small: to see that it works")
    parser.add_argument("--size", type=int, help="rows, clients, appeals or seconds, as the measurement says")
    given = parser.parse_args()
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; choose from {', '.join(NAMES)}")
    report = Report()
    # Ended from outside, everything started is ended too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        for name in given.names or NAMES:
            report.bench = name
            print(f"{name} …", file=sys.stderr, flush=True)
            module = importlib.import_module(f"bench.{'importing' if name == 'import' else name}")
            module.run(report, is_quick=given.quick, size=given.size)
    finally:
        report.finish()
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
