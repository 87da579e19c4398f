"""The growing file of an upload on the local disk, with a lock that the kernel frees when a process dies."""

from __future__ import annotations

import fcntl
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from django.utils.translation import gettext_lazy as _

from qala.ground.files import storage
from qala.ground.files.rules.limits import MEGABYTE, Unfit
from qala.shared.errors import Conflict


class Readable(Protocol):
    """A body that can be read in pieces."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, none at the end."""


def path_of(upload_id: uuid.UUID) -> Path:
    """Where the bytes gather."""
    return storage.work_folder() / f"{upload_id}.part"


@contextmanager
def held(upload_id: uuid.UUID) -> Iterator[IO[bytes]]:
    """The part file, for one writer at a time; raises `Conflict` at once when another is writing.

    A file lock and not a row lock: a slow sender would hold a transaction open for minutes.
    """
    descriptor = os.open(path_of(upload_id), os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as part:
        try:
            fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise Conflict(
                _("This upload is being written by another connection."), code="upload_busy"
            ) from busy
        yield part


def size(part: IO[bytes]) -> int:
    """Bytes on disk."""
    return os.fstat(part.fileno()).st_size


def write(part: IO[bytes], body: Readable, *, at: int, most: int) -> int:
    """Append the body at byte `at`, on disk when this returns; the count of bytes. Raises `Unfit` beyond
    `most`."""
    # Whatever lies beyond is from a connection that broke before its bytes were counted.
    part.truncate(at)
    part.seek(at)
    count = 0
    while piece := body.read(MEGABYTE):
        count += len(piece)
        if count > most:
            part.truncate(at)
            raise Unfit("too_big")
        part.write(piece)
    part.flush()
    os.fsync(part.fileno())
    return count


def drop(upload_id: uuid.UUID) -> None:
    """Remove the bytes."""
    path_of(upload_id).unlink(missing_ok=True)
