"""The kill test in full size; a smaller one is in tests/journeys/test_kill.py."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.killing import kill_and_check
from bench.report import Report


def run(report: Report, *, is_quick: bool, size: int | None = None) -> None:
    """`size` is the number of intakes."""
    with tempfile.TemporaryDirectory(prefix="qala-bench-", dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        outcome = kill_and_check(Path(folder) / "home", size or (300 if is_quick else 2000))
    report.say("appeals acknowledged", len(outcome.acknowledged), "appeals")
    report.say("faults", len(outcome.faults), "faults", "= 0")
    for kind, count in sorted(outcome.kills.items()):
        report.say(f"killed with -9: {kind}", count, "times")
    report.say("repeated requests", outcome.retries, "requests")
    report.say("time", outcome.seconds, "s")
    for fault in outcome.faults[:20]:
        report.progress(fault)
