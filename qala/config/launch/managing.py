"""Django's management commands in a process of their own: the parent stays small and starts fast."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from .errors import LaunchError
from .stopping import Stopping

SHOWN_LINES = 30
LOOK_EVERY, END_WITHIN = 0.2, 10.0


class Manage:
    """Runs commands with one environment; a wish to stop ends the command.

    All commands of a `with` share one process (commands.py), started with the first: loading the house takes seconds.
    """

    def __init__(self, root: Path, environment: Mapping[str, str], stopping: Stopping) -> None:
        self._root = root
        self._environment = dict(environment)
        self._stopping = stopping
        self._process: subprocess.Popen[str] | None = None
        self._replies = -1

    def __enter__(self) -> Manage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def has(self, name: str) -> bool:
        """Whether a room brings this command; asked of the folders, not of Django."""
        return any(self._root.glob(f"qala/**/management/commands/{name}.py"))

    def run(self, name: str, *arguments: str, is_shown: bool = False) -> str:
        """Run a command to its end and return what it wrote; `is_shown` lets it write to the terminal.

        Errors: `LaunchError` with the end of its output.
        """
        with tempfile.NamedTemporaryFile() as output:
            code = self._ask([name, *arguments], None if is_shown else output.name)
            written = output.read().decode(errors="replace")
        if self._stopping.is_wanted:
            self._end()
            raise LaunchError(f"Stopped during `{name}`.")
        if code:
            tail = "\n".join(written.strip().splitlines()[-SHOWN_LINES:])
            raise LaunchError(f"`qala {name.replace('_', '-')}` failed with code {code}.\n{tail}".rstrip())
        return written

    def _ask(self, words: list[str], output: str | None) -> int:
        """The command's exit code; that of the process where it ended under the command."""
        process = self._process or self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps([words, output]) + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            return self._end() or 1
        while not self._stopping.is_wanted:
            ready, _, _ = select.select([self._replies], [], [], LOOK_EVERY)
            if ready:
                reply = os.read(self._replies, 64)
                return int(reply) if reply else self._end() or 1
        return 0

    def _start(self) -> subprocess.Popen[str]:
        self._replies, theirs = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "qala.config.launch.commands", str(theirs)],
            cwd=self._root,
            env=self._environment,
            stdin=subprocess.PIPE,
            text=True,
            start_new_session=True,
            pass_fds=[theirs],
        )
        os.close(theirs)
        return self._process

    def _end(self) -> int:
        """Let the process go, soon when somebody wants to stop; its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        os.close(self._replies)
        if self._stopping.is_wanted:
            process.terminate()
        try:
            process.communicate(timeout=END_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        return process.returncode
