"""Where bytes lie: a private storage without addresses, and a work folder on the local disk.

Whatever lies under a key is whole: it was written elsewhere on the same disk and renamed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages


class Keeper(Protocol):
    """What the room needs beyond Django's storage."""

    def take(self, source: Path, key: str) -> None:
        """Move the file at `source` under `key`, whole or not at all; raises OSError or the service's
        error."""


class LocalFiles(FileSystemStorage):
    """Files on the local disk, readable by Qala's account only and never served by address."""

    def take(self, source: Path, key: str) -> None:
        """See `Keeper`: forced to disk, then renamed."""
        target = Path(self.path(key))
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with source.open("rb") as written:
            os.fsync(written.fileno())
        source.chmod(0o600)
        # `replace` is atomic only within one file system; work and kept folders share one.
        source.replace(target)

    def url(self, name: str | None) -> str:
        """There is none: people reach files through the permission views."""
        raise ValueError("stored files have no address of their own")


def kept() -> Storage:
    """The storage of this installation."""
    return storages["files"]


def take(source: Path, key: str) -> None:
    """Move a finished file into the storage."""
    cast(Keeper, kept()).take(source, key)


def work_folder() -> Path:
    """The folder for unfinished things, made when needed."""
    folder = Path(settings.FILES_WORK)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


@contextmanager
def workbench() -> Iterator[Path]:
    """A folder of one's own that is gone afterwards; after a kill the sweep removes it."""
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=work_folder()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
