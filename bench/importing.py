"""Import of a generated register, measured by `bench.import_rows` in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

from bench.report import Report
from bench.stand import ROOT


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of rows."""
    rows = size or (50_000 if is_quick else 1_000_000)
    done = subprocess.run(
        [sys.executable, "-m", "bench.import_rows", "--rows", str(rows)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise RuntimeError("the import was not measured")
    for line in lines:
        report.take({**line, "bench": report.bench})
