"""`make check` and `make test`: every proof in order, even when one fails, and one summary at the end."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qala.config import env

from .testing import throwaway_cluster

BIN = Path(sys.executable).parent
MOST_WORKERS = 4


@dataclass(frozen=True)
class Proof:
    """One line of the summary and the command behind it."""

    title: str
    command: Sequence[str]


def quick_proofs() -> list[Proof]:
    """What needs no tests to run."""
    return [
        Proof("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        Proof("style", [str(BIN / "ruff"), "check", "--quiet", "."]),
        Proof("types", [str(BIN / "mypy"), "--no-error-summary", "."]),
        Proof("imports", [str(BIN / "lint-imports")]),
        Proof("translations", [sys.executable, "-m", "django", "messages", "--check"]),
        Proof("migrations", [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]),
    ]


def test_proof(arguments: Sequence[str]) -> Proof:
    """The tests themselves: all of them, in parallel (see pytest_plugin.py), in random order."""
    workers = max(2, min(os.cpu_count() or 2, MOST_WORKERS))
    return Proof("tests", [sys.executable, "-m", "pytest", "-n", str(workers), *arguments])


def prove(proofs: Sequence[Proof]) -> int:
    """Run the proofs on a database of their own; 0 when all hold."""
    results: list[tuple[Proof, bool, float]] = []
    for proof in proofs:
        print(f"── {proof.title}", flush=True)
        started = time.monotonic()
        done = subprocess.run(proof.command, cwd=env.ROOT, check=False)
        results.append((proof, done.returncode == 0, time.monotonic() - started))
    print("\n── summary")
    for proof, holds, seconds in results:
        print(f"{'ok    ' if holds else 'FAILED'} {proof.title}  {seconds:.1f} s")
    return 0 if all(holds for _proof, holds, _seconds in results) else 1


def main() -> int:
    """Arguments after the options go to pytest."""
    parser = argparse.ArgumentParser(prog="make test", allow_abbrev=False)
    parser.add_argument("--quick", action="store_true", help="everything but the tests")
    parser.add_argument("--only-tests", action="store_true", help="the tests alone")
    options, rest = parser.parse_known_args()
    os.environ["QALA_ENV_FILE"] = os.devnull
    os.environ["DJANGO_SETTINGS_MODULE"] = "qala.config.settings_test"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes would compile the same files anew
    proofs = [] if options.only_tests else quick_proofs()
    proofs += [] if options.quick else [test_proof(rest)]
    if os.environ.get("QALA_DATABASE_URL"):
        return prove(proofs)
    with throwaway_cluster() as cluster:
        os.environ["QALA_DATABASE_URL"] = cluster.url()
        return prove(proofs)


if __name__ == "__main__":
    raise SystemExit(main())
