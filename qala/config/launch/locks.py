"""Exclusive locks on files: the kernel drops them with the process, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path


class FileLock:
    """A lock held while the object is open; `take` never waits unless told to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self, wait: float = 0) -> bool:
        """True when the lock is ours, False when another process still holds it after `wait` seconds."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        end = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    os.close(handle)
                    return False
                time.sleep(0.1)
                continue
            self._handle = handle
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
            return True

    def holder(self) -> int | None:
        """Process number that the present holder wrote into the file."""
        try:
            return int(self._path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def drop(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
