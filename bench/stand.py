"""A test stand: PostgreSQL with real durability, migrated, and the web processes as `qala run` starts them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.client import Plan, Seen, load
from bench.processes import children_of, cpu_seconds
from qala.config.launch.children import Child, child_environment, web_child, worker_child
from qala.config.launch.cluster import Cluster
from qala.config.launch.embedded import Embedded
from qala.config.launch.paths import make_home
from qala.config.launch.ports import listen
from qala.config.launch.testing import throwaway_cluster

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = {
    "QALA_ENV_FILE": os.devnull,
    "QALA_SECRET_KEY": "a key of the measurements, worth nothing elsewhere",
    "QALA_DEMO": "off",
    "QALA_MFA_REQUIRED": "off",
    "QALA_LOG_LEVEL": "warning",
    "QALA_ALLOWED_HOSTS": "127.0.0.1,localhost",
}


def bench_environment(home: Path, **chosen: str) -> dict[str, str]:
    """The environment of measured processes: nobody's own settings leak in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QALA_")}
    kept |= {name: os.environ[name] for name in ("QALA_PG_BINDIR", "QALA_PG_USER") if name in os.environ}
    return {**kept, **SETTINGS, "QALA_HOME": str(home), **chosen}


def run_module(environment: Mapping[str, str], module: str, *words: str) -> str:
    """What a module of ours prints when run in the environment. Errors: RuntimeError with the end of its output."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", module, *words],
        cwd=ROOT, env=dict(environment), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{module} {' '.join(words)}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout


@dataclass
class Stand:
    """A running Qala without the launcher's parent."""

    cluster: Cluster
    postgres_pid: int
    environment: dict[str, str]
    port: int = 0
    children: list[Child] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.environment["QALA_DATABASE_URL"]

    @property
    def web_pids(self) -> list[int]:
        return [child.pid for child in self.children if child.pid and child.name.startswith("web")]

    def django(self, module: str, *words: str) -> Any:
        """Run one of our modules with Django's settings; it prints JSON on its last line."""
        said = run_module(self.environment, module, *words).strip().splitlines()
        return json.loads(said[-1]) if said else None

    def manage(self, *words: str) -> str:
        return run_module(self.environment, "django", *words)

    def load(self, requests: list[str], clients: int, **plan: Any) -> Load:
        """Put load on the site and see what it costs: CPU per answer of the web processes and of PostgreSQL."""
        before = cpu_seconds(*self.web_pids), cpu_seconds(self.postgres_pid)
        seen = asyncio.run(load(Plan(self.port, clients, requests, **plan)))
        after = cpu_seconds(*self.web_pids), cpu_seconds(self.postgres_pid)
        each = 1000 / max(seen.count, 1)
        return Load(seen, (after[0] - before[0]) * each, (after[1] - before[1]) * each)

    def get(self, path: str, cookies: str = "") -> tuple[int, bytes]:
        """One page, in full."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Cookie": cookies})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()


@dataclass(frozen=True)
class Load:
    """What the clients saw, and CPU milliseconds per answer."""

    seen: Seen
    web_ms: float
    postgres_ms: float


@contextlib.contextmanager
def stand(
    home: Path, *, web: int = 2, has_worker: bool = False, is_kept: bool = False, **settings: str
) -> Iterator[Stand]:
    """Start it all and end it all. `is_kept`: the database lives in `home` and is found there again."""
    with contextlib.ExitStack() as stack:
        home.mkdir(parents=True, exist_ok=True)
        cluster, pid = _kept_cluster(home, stack) if is_kept else _new_cluster(stack)
        environment = child_environment(bench_environment(home, QALA_DATABASE_URL=cluster.url(), **settings))
        made = Stand(cluster, pid, environment)
        made.manage("migrate", "--no-input", "-v", "0")
        made.manage("load_reference")
        if web:
            _start(made, web, has_worker, stack)
        yield made


def settle() -> None:
    """Web processes may be five seconds behind a catalogue that another process has just filled."""
    time.sleep(6)


def _new_cluster(stack: contextlib.ExitStack) -> tuple[Cluster, int]:
    cluster = stack.enter_context(throwaway_cluster(is_durable=True))
    return cluster, int((cluster.data / "postmaster.pid").read_text().split()[0])


def _kept_cluster(home: Path, stack: contextlib.ExitStack) -> tuple[Cluster, int]:
    embedded = Embedded(make_home(home))
    if not embedded.take_lock(wait=5):
        raise SystemExit(f"Process {embedded.lock_holder()} already measures in {home}.")
    stack.callback(embedded.stop)
    embedded.start(lambda _line: None)
    return embedded.server.cluster, embedded.server.pid or 0


def _start(made: Stand, web: int, has_worker: bool, stack: contextlib.ExitStack) -> None:
    listening = stack.enter_context(contextlib.closing(listen("127.0.0.1", 18700)))
    made.port = listening.getsockname()[1]
    made.environment["QALA_PORT"] = str(made.port)
    stack.callback(_end, made.children)
    for number in range(1, web + 1):
        made.children.append(web_child(number, listening.fileno(), made.environment))
    if has_worker:
        made.children.append(worker_child(made.environment))
    for child in made.children:
        child.start()
    for _ in range(2 * web):  # every process loads its pages once
        made.get("/")


def _end(children: list[Child]) -> None:
    for child in children:
        child.ask_to_end()
    end = time.monotonic() + 10
    while time.monotonic() < end and not all(child.has_ended() for child in children):
        time.sleep(0.05)
    for child in children:
        child.kill()
        child.reap()


def postmaster_backends(pid: int) -> int:
    """How many processes PostgreSQL has now."""
    return len(children_of(pid))
