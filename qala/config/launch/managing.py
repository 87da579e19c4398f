"""Django's management commands as processes of their own: the parent stays small and starts fast."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .errors import LaunchError
from .stopping import Stopping

SHOWN_LINES = 30


class Manage:
    """Runs commands with one environment; a wish to stop ends the command."""

    def __init__(self, root: Path, environment: Mapping[str, str], stopping: Stopping) -> None:
        self._root = root
        self._environment = dict(environment)
        self._stopping = stopping

    def has(self, name: str) -> bool:
        """Whether a room brings this command; asked of the folders, not of Django."""
        return any(self._root.glob(f"qala/**/management/commands/{name}.py"))

    def run(self, name: str, *arguments: str, is_shown: bool = False) -> str:
        """Run a command to its end and return what it wrote; `is_shown` lets it write to the terminal.

        Errors: `LaunchError` with the end of its output.
        """
        command = [sys.executable, "-m", "django", name, *arguments]
        with tempfile.TemporaryFile() as output:
            streams = {} if is_shown else {"stdout": output, "stderr": subprocess.STDOUT}
            process = subprocess.Popen(
                command,
                cwd=self._root,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                **streams,  # type: ignore[call-overload]
            )
            self._wait(process)
            output.seek(0)
            written: str = output.read().decode(errors="replace")
        if self._stopping.is_wanted:
            raise LaunchError(f"Stopped during `{name}`.")
        if process.returncode:
            tail = "\n".join(written.strip().splitlines()[-SHOWN_LINES:])
            raise LaunchError(
                f"`qala {name.replace('_', '-')}` failed with code {process.returncode}.\n{tail}".rstrip()
            )
        return written

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            if self._stopping.is_wanted:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                return
            self._stopping.wait(5)
