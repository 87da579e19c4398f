"""The whole platform as `qala run` starts it, under its parent: for memory, start times and the kill test."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bench.processes import children_of
from bench.stand import ROOT, bench_environment
from qala.config.launch.embedded import Embedded
from qala.config.launch.paths import make_home


class Whole:
    """One `qala run` and everything it said."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.environment = bench_environment(home, QALA_PORT="18800", **settings)
        self.environment.pop("QALA_SECRET_KEY")
        self.said = ""
        self.started = time.monotonic()
        command = [sys.executable, "-c", "from qala.cli import main; main()", "run"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
        self.process.stdout.close()

    def wait_until_ready(self, seconds: float = 240) -> float:
        """Seconds from the start to "ready". Errors: RuntimeError with what it said."""
        while "is ready:" not in self.said:
            if self.process.poll() is not None or time.monotonic() - self.started > seconds:
                raise RuntimeError(f"qala run did not become ready:\n{self.said[-3000:]}")
            time.sleep(0.02)
        return time.monotonic() - self.started

    @property
    def port(self) -> int:
        found = re.search(r"is ready: http://[^:]+:(\d+)", self.said)
        assert found, self.said
        return int(found.group(1))

    @property
    def url(self) -> str:
        """The address of its database."""
        found = Embedded(make_home(self.home)).running_url(patience=20)
        assert found, "PostgreSQL does not answer"
        return found

    def pids(self) -> dict[str, list[int]]:
        """Process numbers of the direct children by kind: web, worker, postgres."""
        found: dict[str, list[int]] = {"web": [], "worker": [], "postgres": []}
        for pid, words in children_of(self.process.pid).items():
            kind = next((word for word in words if word in found), Path(words[0]).name)
            found.setdefault(kind, []).append(pid)
        return found

    def django_environment(self) -> dict[str, str]:
        """For our own modules beside the running city; they get the city's own key, so that sessions hold."""
        key = (self.home / "secret-key").read_text(encoding="utf-8").strip()
        return self.environment | {
            "QALA_DATABASE_URL": self.url, "QALA_SECRET_KEY": key,
            "DJANGO_SETTINGS_MODULE": "qala.config.settings",
        }  # fmt: skip

    def end(self) -> int:
        """Ctrl-C, and what it returned."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGINT)
        code = self.process.wait(60)
        self._reader.join(10)
        return code


@contextlib.contextmanager
def whole(home: Path, **settings: str) -> Iterator[Whole]:
    """Start `qala run`, wait until it is ready, end it."""
    city = Whole(home, **settings)
    try:
        city.wait_until_ready()
        yield city
    finally:
        city.end()
