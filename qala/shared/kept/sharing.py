"""Web processes of one machine take pages from each other: each is made once, and not once by every process."""

import fcntl
import hashlib
import json
import logging
import os
import shutil
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qala.shared.kept.marking import Mark
from qala.shared.kept.store import Key, Page

log = logging.getLogger("qala.kept")
LASTS = 60.0  # seconds: by then every process that is asked for a page has taken it


class Shared:
    """A folder of pages just made, of the processes of one start; without a folder everybody makes their own.

    A page from here is as good as one's own: it carries the generations that were read before it was, and whoever
    takes it compares them as ever. Who makes a page holds a lock on its number, which goes with the process.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder, self._turns, self._since = folder, -1, time.time()
        self._put: deque[tuple[float, Path]] = deque()
        if folder is None:
            return
        try:
            _clear(folder.parent, but=folder)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._turns = os.open(folder / "turns", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as problem:
            log.warning("kept pages are not shared: %s", problem.strerror)
            self._folder = None

    def find(self, key: Key) -> Page | None:
        """What a neighbour made of it last, after this process began: what lies here of another start may say other
        words."""
        if self._folder is None:
            return None
        try:
            head, _line, body = (self._folder / name_of(key)).read_bytes().partition(b"\n")
        except OSError:
            return None
        told = json.loads(head)
        if told["made_at"] < self._since:
            return None
        headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in told["headers"]]
        return Page(headers, told["etag"].encode(), Mark.read(told["mark"]), body, told["made_at"])

    def put(self, key: Key, page: Page) -> None:
        """For the neighbours."""
        if self._folder is None:
            return
        told = {
            "headers": [(name.decode("latin-1"), value.decode("latin-1")) for name, value in page.headers],
            "etag": page.etag.decode(),
            "mark": page.mark.written(),
            "made_at": page.made_at,
        }
        path = self._folder / name_of(key)
        draft = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):  # a full disk: everybody makes their own
            draft.write_bytes(json.dumps(told).encode() + b"\n" + page.brotli)
            draft.replace(path)
            self._put.append((time.time(), path))
            self._sweep()

    @contextmanager
    def turn(self, key: Key) -> Iterator[bool]:
        """Whether it is ours to make the page; not while a neighbour does."""
        at = place_of(key)
        if self._folder is None:
            yield True
            return
        try:
            fcntl.lockf(self._turns, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, at)
        except BlockingIOError:
            yield False
            return
        except OSError:  # a disk that knows no locks
            yield True
            return
        try:
            yield True
        finally:
            fcntl.lockf(self._turns, fcntl.LOCK_UN, 1, at)

    def _sweep(self) -> None:
        """Of what this process put, unless another has put a newer one there."""
        limit = time.time() - LASTS
        while self._put and self._put[0][0] < limit:
            path = self._put.popleft()[1]
            with suppress(OSError):
                if path.stat().st_mtime < limit:
                    path.unlink()


def name_of(key: Key) -> str:
    """The page's file."""
    return hashlib.sha256(repr(key).encode()).hexdigest()


def place_of(key: Key) -> int:
    """The byte of the file of turns that whoever makes the page locks."""
    return int(name_of(key)[:15], 16)


def _clear(folder: Path, *, but: Path) -> None:
    """Folders of starts that have ended; they are named by the process that started them."""
    for one in folder.glob("[0-9]*"):
        if one != but and not _is_alive(int(one.name)):
            shutil.rmtree(one, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
