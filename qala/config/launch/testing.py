"""A throw-away database server for tests and measurements: fast, unsafe on purpose, gone with the process."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from qala.config import env

from .account import server_account
from .binaries import find_binaries, reachable
from .cluster import Cluster, initialise
from .paths import open_folder, socket_folder
from .server import Server, make_database

# Waits for the end of our pipe, which comes however we end; then stops the server and removes its folder.
SWEEPER = (
    'read -r _; kill -INT "$0" 2>/dev/null; while kill -0 "$0" 2>/dev/null; do sleep 0.1; done; rm -rf "$1"'
)


@contextlib.contextmanager
def throwaway_cluster(*, is_durable: bool = False) -> Iterator[Cluster]:
    """A server of its own without fsync; it and its folder are removed even if this process is killed."""
    account = server_account(env.get("QALA_PG_USER"))
    place = open_folder(account, (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")), "qala-test-")
    server: Server | None = None
    sweeper: subprocess.Popen[bytes] | None = None
    try:
        binaries = reachable(find_binaries(env.get("QALA_PG_BINDIR")), account, place)
        cluster = Cluster(binaries, account, place, socket_folder(place, account), is_durable)
        initialise(cluster)
        server = Server(cluster)
        server.start()
        sweeper = _start_sweeper(server.pid or os.getpid(), place)
        make_database(cluster)
        yield cluster
    finally:
        if server is not None:
            server.stop()
        if sweeper is not None and sweeper.stdin is not None:
            sweeper.stdin.close()
            sweeper.wait()
        shutil.rmtree(place, ignore_errors=True)


def _start_sweeper(pid: int, place: Path) -> subprocess.Popen[bytes]:
    command = ["/bin/sh", "-c", SWEEPER, str(pid), str(place)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
