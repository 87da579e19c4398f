"""A `postmaster.pid` that lies there before the start: a crash, an orphan, a zombie or a reused number."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .errors import LaunchError


@dataclass(frozen=True)
class PidFile:
    """The first two lines of postmaster.pid: who wrote it and for which data folder."""

    path: Path
    pid: int
    data: Path


def read_pid_file(data: Path) -> PidFile | None:
    """The pid file of a data folder; None when there is none or it is cut short."""
    path = data / "postmaster.pid"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return PidFile(path, int(lines[0]), Path(lines[1]))
    except (FileNotFoundError, IndexError, ValueError):
        return None


def clear_leftover(data: Path, *, patience: float = 60) -> str:
    """Make the way free for a new server. Call only while holding the lock of this folder.

    Returns what was found: "nothing", "gone", "stopped" (an orphan), "foreign" (the number now belongs to
    another program, or to a zombie). PostgreSQL itself takes any living
    process of the same account for a server.
    """
    found = read_pid_file(data)
    if found is None:
        return "nothing"
    if not is_alive(found.pid):
        if is_zombie(found.pid):
            found.path.unlink(missing_ok=True)
            return "foreign"
        return "gone"
    if not is_postmaster_of(found.pid, data):
        found.path.unlink(missing_ok=True)
        return "foreign"
    _stop_orphan(found.pid, patience)
    found.path.unlink(missing_ok=True)
    return "stopped"


def _stop_orphan(pid: int, patience: float) -> None:
    """Only a parent can reap and watch a server, so one whose parent died is stopped and started anew."""
    for number, wait in ((signal.SIGINT, patience), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0)):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return
        end = time.monotonic() + wait
        while time.monotonic() < end:
            if not is_alive(pid):
                return
            time.sleep(0.02)
    raise LaunchError(f"An earlier PostgreSQL (process {pid}) does not stop; end it and start again.")


def is_alive(pid: int) -> bool:
    """Whether a process with this number runs; a zombie does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not is_zombie(pid)


def is_zombie(pid: int) -> bool:
    """Whether the process has ended and nobody has taken its exit code yet."""
    return _ask_ps(pid, "stat").startswith("Z")


def is_postmaster_of(pid: int, data: Path) -> bool:
    """Whether the process is a `postgres -D <data>`; the number alone may be anything by now."""
    words = _command_line(pid)
    return bool(words) and Path(words[0]).name in ("postgres", "postmaster") and str(data) in words


def _command_line(pid: int) -> list[str]:
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return _ask_ps(pid, "command").split()
    return [os.fsdecode(word) for word in raw.split(b"\0") if word]


def _ask_ps(pid: int, column: str) -> str:
    """One column about a process: from /proc where there is one (a bare container has no `ps`)."""
    status = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        if column != "stat":
            return ""
        try:
            return status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
        except (OSError, IndexError):
            return ""
    said = subprocess.run(
        ["ps", "-p", str(pid), "-o", f"{column}="], capture_output=True, text=True, check=False
    )
    return said.stdout.strip()
