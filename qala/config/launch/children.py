"""The web and worker processes: started, restarted when they die, ended together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from .restarts import Restarts

PATIENCE = 15.0


class Child:
    """One process that should always run."""

    def __init__(
        self, name: str, arguments: Sequence[str], environment: Mapping[str, str], handle: int | None
    ) -> None:
        self.name = name
        self._arguments = [sys.executable, "-m", "qala.config.launch.child", *arguments]
        self._environment = dict(environment)
        self._handles = () if handle is None else (handle,)
        self._restarts = Restarts(name)
        self._process: subprocess.Popen[bytes] | None = None
        self._start_at = 0.0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start in a session of its own: Ctrl-C reaches the parent only, which ends us in order."""
        self._process = subprocess.Popen(
            self._arguments,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            pass_fds=self._handles,
            start_new_session=True,
        )
        self._restarts.started()

    def look_after(self) -> str | None:
        """Restart the process if it ended, after its pause. Returns a line to show, or None.

        Errors: `LaunchError` when it cannot live.
        """
        if self._process is None:
            if time.monotonic() >= self._start_at:
                self.start()
            return None
        code = self._process.poll()
        if code is None:
            return None
        self._process = None
        pause = self._restarts.pause()
        self._start_at = time.monotonic() + pause
        return f"{self.name} {describe_exit(code)}; starting it again" + (
            f" in {pause:.1f} s" if pause else ""
        )

    def ask_to_end(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def kill(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.kill()

    def has_ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def reap(self) -> None:
        if self._process:
            self._process.wait()
            self._process = None


def describe_exit(code: int) -> str:
    """An exit code in words."""
    if code >= 0:
        return f"ended with code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"


def child_environment(base: Mapping[str, str], **chosen: str) -> dict[str, str]:
    """The environment of our processes: ours, plus what the parent decided.

    Compiled Python is kept even where the machine wishes otherwise (images for containers do): each process
    would spend more on compiling than on everything else until it answers.
    """
    python = {"PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": ""}
    return {"DJANGO_SETTINGS_MODULE": "qala.config.settings", **base, **python, **chosen}


def web_child(number: int, handle: int, environment: Mapping[str, str]) -> Child:
    """One web process on the shared listening socket."""
    return Child(f"web process {number}", ["web", str(os.getpid()), str(handle)], environment, handle)


def worker_child(environment: Mapping[str, str]) -> Child:
    """The process that works off the job queue."""
    return Child("worker", ["worker", str(os.getpid())], environment, None)


def bot_child(environment: Mapping[str, str]) -> Child:
    """The process that asks Telegram for updates (long polling)."""
    return Child("telegram", ["telegram", str(os.getpid())], environment, None)
