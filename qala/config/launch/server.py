"""The running PostgreSQL: our direct child, started, watched by waiting on it, and stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from .cluster import DATABASE, Cluster
from .errors import LaunchError
from .leftover import clear_leftover

LARGEST_LOG = 20 * 1024 * 1024
OLD_MEMORY = "pre-existing shared memory block"
CYRILLIC = ("Абая проспект", "пр. Абая")


class Server:
    """A postmaster on one cluster. Only its parent may use it: nobody else can reap it."""

    def __init__(self, cluster: Cluster, start_timeout: float = 60) -> None:
        self.cluster = cluster
        self._start_timeout = start_timeout
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    @property
    def exit_code(self) -> int | None:
        return self._child.returncode if self._child else None

    def has_ended(self) -> bool:
        """Whether the postmaster is gone; asking also reaps it, so a zombie never looks alive."""
        return self._child is None or self._child.poll() is not None

    def start(self, should_stop: Callable[[], bool] = lambda: False) -> None:
        """Start and wait until it answers `SELECT 1`; the lock of the folder must be held.

        Errors: `LaunchError` with the end of the log when it ends, or does not answer in time.
        """
        clear_leftover(self.cluster.data, patience=self._start_timeout)
        deadline = time.monotonic() + self._start_timeout
        self._spawn()
        while not self._answers():
            if should_stop():
                self.stop()
                raise LaunchError("Stopped while PostgreSQL was starting.")
            if self.has_ended():
                self._spawn_again_or_fail(deadline)
            if time.monotonic() > deadline:
                self.stop()
                raise self._failure("does not answer in time (QALA_PG_START_TIMEOUT)")
            time.sleep(0.02)

    def stop(self, patience: float = 60) -> None:
        """SIGINT rolls back, writes a checkpoint and ends; SIGQUIT only if that takes too long.

        Never SIGTERM: it waits until the last client leaves.
        """
        if self._child is None:
            return
        for number, wait in ((signal.SIGINT, patience), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0)):
            if self._child.poll() is None:
                self._child.send_signal(number)
            try:
                self._child.wait(wait)
                break
            except subprocess.TimeoutExpired:
                continue
        self._child = None

    def _spawn_again_or_fail(self, deadline: float) -> None:
        """Backends of a killed postmaster need a moment to end, and until then a new one refuses to start."""
        if OLD_MEMORY in self.cluster.log_tail() and time.monotonic() < deadline:
            time.sleep(0.3)
            clear_leftover(self.cluster.data)
            self._spawn()
            return
        raise self._failure("ended at once")

    def _spawn(self) -> None:
        cluster = self.cluster
        _turn_log(cluster.log)
        with open(cluster.log, "ab", opener=_private) as log:
            self._child = subprocess.Popen(
                [cluster.binaries.program("postgres"), "-D", str(cluster.data), *self._options()],
                cwd=cluster.data.parent,
                env=cluster.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C must not reach the server before the web processes end
                **cluster.account.popen_options(),
            )

    def _options(self) -> list[str]:
        """Said on the command line so that nothing in the data folder can override them."""
        chosen = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.cluster.socket),
            "unix_socket_permissions": "0777" if self.cluster.account.is_other else "0700",
            "fsync": "on" if self.cluster.is_durable else "off",
            "dynamic_shared_memory_type": "posix" if _has_shared_memory() else "mmap",
            # A failed statement and the key it broke hold names and phones: they stay out of the log.
            "log_min_error_statement": "panic",
            "log_error_verbosity": "terse",
        }
        if not self.cluster.is_durable:
            chosen |= {"synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "4GB"}
        return [word for name, value in chosen.items() for word in ("-c", f"{name}={value}")]

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self.cluster.url("postgres"), connect_timeout=5) as connection:
                connection.execute("SELECT 1")
        except psycopg.Error:
            return False
        return True

    def _failure(self, what: str) -> LaunchError:
        return LaunchError(f"PostgreSQL {what}. The end of {self.cluster.log}:\n{self.cluster.log_tail()}")


def make_database(cluster: Cluster) -> None:
    """Create Qala's database if it is not there, and check that it can search Cyrillic."""
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        is_there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if not is_there:
            connection.execute(f'CREATE DATABASE "{DATABASE}"')
    check_cyrillic(cluster.url())


def check_cyrillic(url: str) -> None:
    """Refuse a database in which a search in Cyrillic silently finds nothing (see `BUILTIN_LOCALE`)."""
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            row = connection.execute("SELECT similarity(%s, %s)", CYRILLIC).fetchone()
        except psycopg.Error as problem:
            raise LaunchError(
                f"The extension pg_trgm cannot be used in this database: {problem}"
            ) from problem
    if not row or row[0] <= 0:
        raise LaunchError("This database cannot search Cyrillic text (its LC_CTYPE is C). Make it anew with "
                          "LC_CTYPE C.UTF-8, ru_RU.UTF-8 or kk_KZ.UTF-8.")  # fmt: skip


def _turn_log(log: Path) -> None:
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))


def _private(path: str, flags: int) -> int:
    """Opener of files that no other account may read."""
    return os.open(path, flags, 0o600)


def _has_shared_memory() -> bool:
    """Containers often have 64 MB of /dev/shm, too little for a parallel query."""
    try:
        found = os.statvfs("/dev/shm")
    except OSError:
        return False
    return found.f_blocks * found.f_frsize >= 256 * 1024 * 1024
