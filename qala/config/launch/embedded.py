"""The embedded database as one thing: find the place and the programs, lock, make, start; stop and unlock."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from qala.config import env

from .account import server_account
from .binaries import Binaries, find_binaries, keep_copy, kept_copy
from .cluster import Cluster, initialise, majors_in
from .errors import LaunchError
from .locks import FileLock
from .paths import Home, make_home, postgres_place, socket_folder
from .server import Server, make_database

Say = Callable[[str], None]


class Embedded:
    """The server of one QALA_HOME, from lock to stop."""

    def __init__(self, home: Home) -> None:
        self._account = server_account(env.get("QALA_PG_USER"))
        self._place = postgres_place(home, self._account)
        self._lock = FileLock(self._place / "supervisor.lock")
        self._server: Server | None = None
        self.url = ""

    @property
    def server(self) -> Server:
        if self._server is None:
            raise LaunchError("The embedded PostgreSQL was not started.")
        return self._server

    def take_lock(self, wait: float = 0) -> bool:
        return self._lock.take(wait)

    def lock_holder(self) -> int | None:
        return self._lock.holder()

    def start(self, say: Say, should_stop: Callable[[], bool] = lambda: False) -> str:
        """Start the server, making it first if needed; the lock must be held. Returns the database URL."""
        cluster = self._cluster(say)
        if initialise(cluster):
            say(f"made a new database in {cluster.data}")
        self._server = Server(cluster, env.get("QALA_PG_START_TIMEOUT"))
        self._server.start(should_stop)
        make_database(cluster)
        self.url = cluster.url()
        return self.url

    def running_url(self, patience: float) -> str | None:
        """URL of a server that another process runs here; None when it does not answer."""
        url = Cluster(Binaries(self._place, "0"), self._account, self._place, self._socket()).url()
        end = time.monotonic() + patience
        while time.monotonic() < end:
            with contextlib.suppress(psycopg.Error), psycopg.connect(url, connect_timeout=5):
                return url
            time.sleep(0.1)
        return None

    def stop(self) -> None:
        if self._server is not None:
            self._server.stop()
        self._lock.drop()

    def _socket(self) -> Path:
        return socket_folder(self._place, self._account)

    def _cluster(self, say: Say) -> Cluster:
        return Cluster(self._binaries(say), self._account, self._place, self._socket())

    def _binaries(self, say: Say) -> Binaries:
        """The programs that fit the data here: after an update of the package, the kept older ones."""
        chosen = env.get("QALA_PG_BINDIR")
        binaries = find_binaries(chosen)
        majors = majors_in(self._place)
        if majors and binaries.major not in majors:
            kept = None if chosen else kept_copy(self._place, majors[-1])
            if kept is None:
                raise LaunchError(
                    f"The database in {self._place} was made by PostgreSQL {majors[-1]}, but the programs "
                    f"are {binaries.version}. Set QALA_PG_BINDIR to programs of version {majors[-1]}."
                )
            say(f"using the kept PostgreSQL {kept.version}: the data is older than the programs")
            return kept
        return keep_copy(binaries, self._place)


@contextlib.contextmanager
def database(say: Say) -> Iterator[str]:
    """The URL of Qala's database for one command.

    An existing server (QALA_DATABASE_URL), the one a running Qala holds, or our own while the command runs.
    """
    if env.is_set("QALA_DATABASE_URL"):
        yield env.get("QALA_DATABASE_URL")
        return
    embedded = Embedded(make_home(env.get("QALA_HOME")))
    if not embedded.take_lock():
        url = embedded.running_url(patience=env.get("QALA_PG_START_TIMEOUT"))
        if url is None:
            raise LaunchError(f"Process {embedded.lock_holder()} holds the database, but it does not answer.")
        yield url
        return
    try:
        yield embedded.start(say)
    finally:
        embedded.stop()
