"""Ready files: written once, by whoever asks first, then given to everybody as they lie.

Each lies under the mark of what it was made of, so that one of an older state is never given; a newer one takes its
place. It is whole or not there: written beside, then renamed. What does not fit, and what cannot be written (no folder,
no disk), is sent as it is made. Nothing here is worth keeping: a start of Qala begins with an empty folder.
"""

import hashlib
import logging
import os
import re
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from django.conf import settings

from qala.public.opendata.pieces import Begun, Part
from qala.shared.clock import now
from qala.shared.streaming import packed, squeezed

log = logging.getLogger("qala.opendata")

ENDINGS = {"br": ".br", "gzip": ".gz"}
PACKERS = {"br": squeezed, "gzip": packed}
NAME = re.compile(
    r"(?P<tag>[0-9a-f]{32})-(?P<guard>[0-9a-f]{32})-(?P<sha256>[0-9a-f]{64})(?P<ending>\.br|\.gz)?"
)
DRAFT = ".draft-"
DRAFT_FOR = timedelta(days=1)
"""Longer than anybody reads a file that is being written."""
HELD, WAITED = 8_000_000, 1.0
"""Bytes in memory and seconds after which the first client reads along instead of waiting for the ready file."""

_busy: set[Path] = set()
_lock = Lock()


@dataclass(frozen=True)
class Mark:
    """`tag` changes with the content. `guard` changes when something of it was taken away: a file with another guard is
    never given, one with another tag while it is younger than `behind` alone. Both are 32 hexadecimal digits."""

    tag: str
    guard: str
    behind: timedelta = timedelta()


@dataclass(frozen=True)
class Kept:
    """A ready file."""

    path: Path
    sha256: str
    size: int

    def read(self, first: int, end: int) -> Iterator[bytes]:
        """Bytes `first` ≤ n < `end`; raises OSError at once when the file went meanwhile."""
        return Part(self.path, first, end)


class Shelf:
    """The folder of one machine; `most_bytes` in all, 0 keeps nothing."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self.folder, self.most_bytes = folder, most_bytes

    def find(self, name: str, mark: Mark) -> Kept | None:
        """The ready file, which so counts as used."""
        with suppress(OSError):
            for path in (self.folder / name).iterdir():
                parts = NAME.fullmatch(path.name)
                if parts and not parts["ending"] and _fits(path, parts, mark):
                    return Kept(path, parts["sha256"], _used(path))
        return None

    def made(
        self,
        name: str,
        mark: Mark,
        pieces: Iterator[bytes],
        is_still: Callable[[], bool],
    ) -> Kept | Iterator[bytes]:
        """The ready file, or its bytes when it is long in the making: it is ready when they have been read. `is_still`
        says at the end whether nothing was taken away meanwhile."""
        folder = self.folder / name

        def place(sha256: str) -> Path | None:
            return folder / f"{mark.tag}-{mark.guard}-{sha256}" if is_still() else None

        rest, end = self._written(folder / "plain", pieces, place), time.monotonic() + WAITED
        begun = Begun(HELD, rest)
        for piece in rest:
            begun.hold(piece)
            if begun.size > HELD or time.monotonic() > end:
                return begun
        return self.find(name, mark) or begun

    def packed(self, kept: Kept, coding: str) -> Iterator[bytes]:
        """The whole of it in a coding, packed when the first one asks; raises OSError at once."""
        path = kept.path.with_name(kept.path.name + ENDINGS[coding])
        with suppress(FileNotFoundError):
            return Part(path, 0, _used(path))
        whole = PACKERS[coding](kept.read(0, kept.size))
        return self._written(path, whole, lambda _sha256: path if kept.path.exists() else None)

    def tidy(self, mark_of: Callable[[str], Mark | None]) -> int:
        """Remove what is not given any more, by the marks of now (None: nothing of that name is), and what writers left
        who were killed; how many files that were."""
        count = 0
        for folder in self._folders():
            mark = mark_of(folder.name)
            for path in _files(folder):
                parts = NAME.fullmatch(path.name)
                with suppress(FileNotFoundError):
                    if not (mark and parts and _fits(path, parts, mark)) and not _is_being_written(path):
                        path.unlink()
                        count += 1
        return count

    def _written(
        self, what: Path, pieces: Iterator[bytes], place: Callable[[str], Path | None]
    ) -> Generator[bytes, None, None]:
        """The pieces, kept while they are read; by one reader at a time, the others only read. `place` says by the
        checksum where the whole goes, None: nowhere."""
        with _lock:
            is_mine = self.most_bytes > 0 and what not in _busy
            if is_mine:
                _busy.add(what)
        if not is_mine:
            yield from pieces
            return
        draft = Draft(what.parent, self.most_bytes)
        try:
            for piece in pieces:
                draft.write(piece)
                yield piece
            if path := draft.finished(place):
                with _quietly():
                    self._make_room(path)
        finally:
            draft.drop()
            with _lock:
                _busy.discard(what)

    def _make_room(self, new: Path) -> None:
        """Older ones of its name go, and while all are too large whatever was not used the longest."""
        stem = new.name.partition(".")[0]
        for path in _files(new.parent):
            if NAME.fullmatch(path.name) and not path.name.startswith(stem):
                path.unlink(missing_ok=True)
        known = [(path, path.stat()) for folder in self._folders() for path in _files(folder)]
        size = sum(told.st_size for _path, told in known)
        for path, told in sorted(known, key=lambda each: each[1].st_atime):
            if size <= self.most_bytes:
                return
            if path != new and not _is_being_written(path):
                path.unlink(missing_ok=True)
                size -= told.st_size

    def _folders(self) -> list[Path]:
        return [each for each in _files(self.folder) if each.is_dir()]


class Draft:
    """A file in the making. Whatever goes wrong with the disk, its reader is not told."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._left, self._hash = most_bytes, hashlib.sha256()
        self._file: BinaryIO | None = None
        with _quietly():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=DRAFT, dir=folder)
            self._file, self._path = os.fdopen(handle, "wb"), Path(name)

    def write(self, piece: bytes) -> None:
        """Kept, or given up when it becomes too large."""
        if self._file is None:
            return
        self._left -= len(piece)
        self._hash.update(piece)
        try:
            if self._left < 0:
                raise OSError("too large")
            self._file.write(piece)
        except OSError as error:
            log.info("%s is not kept: %s", self._path.parent.name, error)
            self.drop()

    def finished(self, place: Callable[[str], Path | None]) -> Path | None:
        """Renamed into its place; None when it has none, or was given up."""
        if self._file is None or (path := place(self._hash.hexdigest())) is None:
            return None
        try:
            self._file.close()
            moment = now().timestamp()
            os.utime(self._path, (moment, moment))
            self._path.replace(path)
        except OSError as error:
            log.info("a file of open data is not kept: %s", error)
            return None
        self._file = None
        return path

    def drop(self) -> None:
        """Nothing stays of it."""
        if self._file is not None:
            with _quietly():
                self._file.close()
            with _quietly():
                self._path.unlink(missing_ok=True)
            self._file = None


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _fits(path: Path, parts: re.Match[str], mark: Mark) -> bool:
    if parts["guard"] != mark.guard:
        return False
    return parts["tag"] == mark.tag or now().timestamp() - path.stat().st_mtime < mark.behind.total_seconds()


def _used(path: Path) -> int:
    """Its size; from now on it was used now."""
    told = path.stat()
    os.utime(path, (now().timestamp(), told.st_mtime))
    return told.st_size


def _is_being_written(path: Path) -> bool:
    """By somebody who lives, as it seems."""
    return (
        path.name.startswith(DRAFT) and now().timestamp() - path.stat().st_mtime < DRAFT_FOR.total_seconds()
    )


@contextmanager
def _quietly() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        log.info("a file of open data is not kept: %s", error)


def shelf() -> Shelf:
    """Of this machine, by the settings."""
    return Shelf(settings.OPENDATA_FILES, settings.OPENDATA_BYTES)
