"""One PostgreSQL data folder: made whole or not at all, reachable by our accounts only."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from .account import Account, current_name
from .binaries import Binaries
from .errors import LaunchError

ROLE = "qala"
DATABASE = "qala"

# pg_trgm takes its idea of a letter from lc_ctype, not from the provider: with --locale=C a search in
# Cyrillic silently finds nothing. Hence the locale is said twice. 15 and 16 have no builtin provider.
BUILTIN_LOCALE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8")
LIBC_LOCALE = ("--locale-provider=libc", "--locale=C.UTF-8")
FIRST_WITH_BUILTIN = 17

# Written into the data folder once, so that an administrator may change them there.
TUNING = """
# Qala: for a small machine with a solid-state disk.
max_connections = 100
shared_buffers = 128MB
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 2GB
random_page_cost = 1.1
# A search looks at every dead row its words stand in, and at the whole waiting list of the index of words.
autovacuum_vacuum_scale_factor = 0.02
gin_pending_list_limit = 512kB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
"""


@dataclass(frozen=True)
class Cluster:
    """Data, socket and log of one server, and the programs and the account that run it."""

    binaries: Binaries
    account: Account
    place: Path
    socket: Path
    is_durable: bool = True

    @property
    def data(self) -> Path:
        return self.place / f"data-{self.binaries.major}"

    @property
    def log(self) -> Path:
        """Outside the data folder, so that a copy of the data is not a copy of the log."""
        return self.place / "postgres.log"

    def url(self, database: str = DATABASE) -> str:
        return f"postgresql:///{database}?host={quote(str(self.socket), safe='/')}&user={ROLE}"

    @property
    def environment(self) -> dict[str, str]:
        """Small on purpose: the operator's PG* variables must not leak in."""
        return {"PATH": f"{self.binaries.folder}:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}

    def log_tail(self, lines: int = 15) -> str:
        try:
            return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
        except OSError:
            return "(no log)"


def majors_in(place: Path) -> list[int]:
    """Major versions that have a finished data folder here, oldest first."""
    found = (re.fullmatch(r"data-(\d+)", folder.name) for folder in place.iterdir())
    return sorted(int(match.group(1)) for match in found if match)


def initialise(cluster: Cluster) -> bool:
    """Make the data folder unless it is there; True when it was made now.

    Everything happens under a temporary name: a half-made folder is never taken for a database.
    """
    if cluster.data.exists():
        _check_major(cluster)
        return False
    for rest in cluster.place.glob(".data-*"):
        shutil.rmtree(rest)
    unfinished = cluster.place / f".data-{cluster.binaries.major}"
    unfinished.mkdir(mode=0o700)
    cluster.account.own(unfinished, 0o700)
    _run_initdb(cluster, unfinished)
    _write_access(cluster.account, unfinished)
    unfinished.rename(cluster.data)
    _sync(cluster.place)
    return True


def _check_major(cluster: Cluster) -> None:
    marker = cluster.data / "PG_VERSION"
    written = marker.read_text(encoding="ascii").strip() if marker.is_file() else "nothing"
    if written != str(cluster.binaries.major):
        raise LaunchError(f"{cluster.data} holds data of PostgreSQL {written}, not {cluster.binaries.major}.")


def _run_initdb(cluster: Cluster, folder: Path) -> None:
    has_builtin = cluster.binaries.major >= FIRST_WITH_BUILTIN
    command = [
        cluster.binaries.program("initdb"),
        *("-D", str(folder), "-U", ROLE, "-E", "UTF8"),
        *(BUILTIN_LOCALE if has_builtin else LIBC_LOCALE),
        *("--auth-local=peer", "--auth-host=reject"),
        *(("--data-checksums",) if cluster.is_durable else ("--no-sync",)),
    ]
    done = subprocess.run(
        command,
        check=False,
        cwd=cluster.place,
        env=cluster.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        **cluster.account.popen_options(),
    )
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise LaunchError(
            f"PostgreSQL could not make its data folder in {cluster.place}:\n{done.stdout.strip()}"
        )


def _write_access(account: Account, folder: Path) -> None:
    """Who may connect: the accounts of the application and the server, as role qala, by the socket only."""
    files = {
        "pg_hba.conf": "local all all peer map=qala\n",
        "pg_ident.conf": "".join(
            f'qala "{name}" {ROLE}\n' for name in sorted({current_name(), account.name})
        ),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
        account.own(folder / name, 0o600)
    with (folder / "postgresql.conf").open("a", encoding="utf-8") as config:
        config.write(TUNING)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
