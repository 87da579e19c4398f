"""`make check` and `make test`: every proof in order, even when one fails, and one summary at the end."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from qala.config import env

from .template import NAME, SETTING
from .testing import throwaway_cluster

BIN = Path(sys.executable).parent
MOST_WORKERS = 4
AT_ONCE = 2


@dataclass(frozen=True)
class Proof:
    """One line of the summary and the command behind it."""

    title: str
    command: Sequence[str]


def quick_proofs() -> list[Proof]:
    """What needs no tests to run; types take as long as all others."""
    return [
        Proof("types", [str(BIN / "mypy"), "--no-error-summary", "."]),
        Proof("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
        Proof("style", [str(BIN / "ruff"), "check", "--quiet", "."]),
        Proof("imports", [str(BIN / "lint-imports")]),
        Proof("translations", [sys.executable, "-m", "django", "messages", "--check"]),
        Proof("migrations", [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]),
    ]


def tables_proof() -> Proof:
    """Before the tests: the tables that each of their processes takes a copy of."""
    return Proof("tables", [sys.executable, "-m", "qala.config.launch.template"])


def test_proof(arguments: Sequence[str]) -> Proof:
    """The tests themselves: all of them, in parallel (see pytest_plugin.py), in random order."""
    workers = max(2, min(os.cpu_count() or 2, MOST_WORKERS))
    return Proof("tests", [sys.executable, "-m", "pytest", "-n", str(workers), *arguments])


@dataclass(frozen=True)
class Result:
    """What came of a proof."""

    title: str
    holds: bool
    seconds: float


def shown(proof: Proof) -> Result:
    """Run it; what it says is seen at once."""
    print(f"── {proof.title}", flush=True)
    started = time.monotonic()
    done = subprocess.run(proof.command, cwd=env.ROOT, check=False)
    return Result(proof.title, done.returncode == 0, time.monotonic() - started)


def beside(proof: Proof) -> Result:
    """Run it beside others; what it says is seen when it has ended."""
    started = time.monotonic()
    done = subprocess.run(
        proof.command, cwd=env.ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    print(f"── {proof.title}\n{done.stdout.decode(errors='replace')}", end="", flush=True)
    return Result(proof.title, done.returncode == 0, time.monotonic() - started)


def at_once(proofs: Sequence[Proof]) -> list[Result]:
    """All of them, two at a time, the first ones first: each takes one processor."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(beside, proofs))


def summary(results: Sequence[Result]) -> int:
    """Printed; 0 when all hold."""
    print("\n── summary")
    for result in results:
        print(f"{'ok    ' if result.holds else 'FAILED'} {result.title}  {result.seconds:.1f} s")
    return 0 if all(result.holds for result in results) else 1


def prove(*, is_quick: bool, only_tests: bool, arguments: Sequence[str]) -> int:
    """On the database at hand; 0 when all holds."""
    needed = [] if is_quick or SETTING not in os.environ else [tables_proof()]
    results = at_once([*([] if only_tests else quick_proofs()), *needed])
    return summary(results if is_quick else [*results, shown(test_proof(arguments))])


def main() -> int:
    """Arguments after the options go to pytest."""
    parser = argparse.ArgumentParser(prog="make test", allow_abbrev=False)
    parser.add_argument("--quick", action="store_true", help="everything but the tests")
    parser.add_argument("--only-tests", action="store_true", help="the tests alone")
    options, rest = parser.parse_known_args()
    os.environ["QALA_ENV_FILE"] = os.devnull
    os.environ["DJANGO_SETTINGS_MODULE"] = "qala.config.settings_test"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes would compile the same files anew
    chosen = {"is_quick": options.quick, "only_tests": options.only_tests, "arguments": rest}
    if os.environ.get("QALA_DATABASE_URL"):
        return prove(**chosen)
    with throwaway_cluster() as cluster:
        os.environ["QALA_DATABASE_URL"], os.environ[SETTING] = cluster.url(), NAME
        return prove(**chosen)


if __name__ == "__main__":
    raise SystemExit(main())
