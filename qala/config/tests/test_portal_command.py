"""`qala portal` as it is started: it reads a database through a line that the test cuts and joins again."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from qala.office.projects.actions.publish import take_publication
from qala.public.portal.reads import statements
from qala.public.projection.models import PublicProject
from qala.public.projection.tests.samples import public_project
from tests.personas import everybody

PATIENCE = 120


def end(one: socket.socket) -> None:
    """Whoever reads from it in another thread wakes up, and the other side knows."""
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


class Line:
    """A TCP address that leads to the tests' database for as long as it is not cut."""

    def __init__(self) -> None:
        self.is_cut = False
        self._pairs: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self.is_cut = True
        for each in self._pairs:
            end(each)
        self._pairs.clear()

    def join(self) -> None:
        self.is_cut = False

    def close(self) -> None:
        self._listening.close()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                near, _address = self._listening.accept()
            except OSError:
                return
            if self.is_cut:
                near.close()
                continue
            far = self._database()
            self._pairs += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _database(self) -> socket.socket:
        told = connection.settings_dict
        port = told["PORT"] or "5432"
        if not told["HOST"].startswith("/"):
            return socket.create_connection((told["HOST"], int(port)))
        far = socket.socket(socket.AF_UNIX)
        far.connect(f"{told['HOST']}/.s.PGSQL.{port}")
        return far

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while piece := one.recv(65536):
                other.sendall(piece)
        except OSError:
            pass
        for each in (one, other):
            end(each)


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    made.close()


@pytest.fixture
def row(transactional_db: None) -> PublicProject:
    return public_project(SimpleNamespace(people=everybody()))


@pytest.fixture
def reader(transactional_db: None) -> Iterator[str]:
    """A role that reads what the portal shows and nothing else."""
    name = f"reader_of_{connection.settings_dict['NAME']}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{name}"')
        for statement in statements(name):
            cursor.execute(statement)
        yield name
        cursor.execute(f'DROP OWNED BY "{name}"; DROP ROLE "{name}"')


@pytest.fixture
def site(row: PublicProject, reader: str, line: Line, tmp_path: Path) -> Iterator[str]:
    """The address of a portal that runs."""
    told = connection.settings_dict
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("QALA_", "DJANGO_"))
    }
    environment |= {
        "QALA_HOME": str(tmp_path / "home"),
        "QALA_READ_DATABASE_URL": (
            f"postgresql://{told['USER']}@127.0.0.1:{line.port}/{told['NAME']}?options=-c%20role%3D{reader}"
        ),
        "QALA_PORT": str(port),
        "QALA_MAIN_URL": "https://main.example",
        "QALA_WEB_WORKERS": "1",
    }
    log = (tmp_path / "log").open("w+b")
    running = subprocess.Popen(
        [sys.executable, "-c", "from qala.cli import main; main()", "portal"],
        env=environment, stdout=log, stderr=log, start_new_session=True,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: seen(address, "/")[0] == 200, lambda: (tmp_path / "log").read_text()[-3000:])
        yield address
    finally:
        running.send_signal(signal.SIGINT)
        try:
            running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
        log.close()


def seen(address: str, path: str) -> tuple[int, str]:
    """The status and the text; 0 where nobody answers."""
    asked = urllib.request.Request(address + path, headers={"Accept-Language": "en"})
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()
    except OSError:
        return 0, ""


def until(is_so: Callable[[], bool], said: Callable[[], Any] = str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, said()
        time.sleep(0.2)


def test_it_reads_outlives_the_database_and_comes_back(row: PublicProject, site: str, line: Line) -> None:
    path, title = f"/projects/{row.code}/", row.facts.title.said("en")
    assert seen(site, path)[0] == 200
    assert title in seen(site, "/projects/")[1]

    line.cut()
    until(lambda: "cannot be reached" in seen(site, path)[1])
    assert title in seen(site, path)[1]
    assert seen(site, f"/projects/?q={row.code}")[0] == 503  # nobody asked for it before

    line.join()
    until(lambda: "cannot be reached" not in seen(site, path)[1])
    office = everybody().project_office
    take_publication(project_id=row.project_id, verb="withdraw", reason="Under review", by=office)
    assert seen(site, path)[0] == 410
    assert title not in seen(site, "/projects/")[1]

    line.cut()
    until(lambda: seen(site, f"/projects/?q={row.code}")[0] == 503)
    assert title not in seen(site, path)[1] + seen(site, "/projects/")[1]
