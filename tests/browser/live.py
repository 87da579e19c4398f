"""The site as it runs in a city: uvicorn and a worker as processes of their own, on a copy of the test database."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qala.config.env import ROOT

PATIENCE = 60.0  # seconds, on a machine that runs other tests too


@dataclass(frozen=True)
class Site:
    """Where it listens, and what is in it (see `fill`)."""

    url: str
    paths: dict[str, str]
    cookies: dict[str, str]
    emails: dict[str, str]
    numbers: dict[str, str]
    secrets: dict[str, str]
    home: int
    elsewhere: int
    topic: int
    register: str
    mail: str


@contextlib.contextmanager
def running_site(database_url: str) -> Iterator[Site]:
    """Fill the database, serve it, end everything."""
    with tempfile.TemporaryDirectory(prefix="qala-browser-") as home:
        environment = {
            **os.environ,
            "QALA_DATABASE_URL": database_url,
            "QALA_BROWSER_HOME": home,
            "QALA_ENV_FILE": os.devnull,
            "QALA_LOG_LEVEL": "warning",
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        }
        known = json.loads(_run(environment, "-m", "tests.browser.fill").splitlines()[-1])
        listening = socket.create_server(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        log = (Path(home) / "log").open("wb")
        children = [
            _child(environment, log, "web", listening.fileno()),
            _child(environment, log, "worker"),
        ]
        try:
            _wait(url, children, Path(home) / "log")
            yield Site(url, mail=str(Path(home) / "mail"), **known)
        finally:
            _end(children)
            listening.close()
            log.close()


def _run(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{arguments}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def _child(environment: dict[str, str], log: Any, kind: str, handle: int | None = None) -> Any:
    arguments = [kind, str(os.getpid()), *([] if handle is None else [str(handle)])]
    return subprocess.Popen(
        [sys.executable, "-m", "qala.config.launch.child", *arguments],
        env=environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        pass_fds=() if handle is None else (handle,),
    )


def _wait(url: str, children: list[Any], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert all(child.poll() is None for child in children), log.read_text(errors="replace")[-4000:]
        with contextlib.suppress(OSError), urllib.request.urlopen(url + "/track/", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise AssertionError(f"{url} does not answer\n{log.read_text(errors='replace')[-4000:]}")


def _end(children: list[Any]) -> None:
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            child.send_signal(signal.SIGTERM)
    for child in children:
        try:
            child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
