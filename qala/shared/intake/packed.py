"""ZIP archives of others, whose directory is not read before it is known to be small.

The library reads the directory in one piece, as long as the end of the archive says (in either of the two places where
the format says it), and makes an object of every entry: 400,000 of them in an archive of 19 MB take a hundred more.
What the end says of their number is not believed by the library, so the piece itself is bounded.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from qala.shared.intake.errors import BadFile

MAX_PARTS = 2_000
MAX_SIP = 500_000
"""Bytes at once, so of the directory: 250 for a part, 46 and its name, which a workbook keeps short."""


@contextmanager
def open_packed(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive for reading. Raises BadFile (too many parts), and what `zipfile` raises of a broken one."""
    with path.open("rb") as file, zipfile.ZipFile(_Sips(file)) as packed:
        if len(packed.infolist()) > MAX_PARTS:
            raise too_many()
        yield packed


def too_many() -> BadFile:
    """Parts, or bytes of them."""
    return BadFile(_("The file unpacks to more than allowed."))


class _Sips:
    """A file that is read in small pieces or not at all."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._size = file, file.seek(0, os.SEEK_END)

    def read(self, size: int = -1) -> bytes:
        """As many, or all that follow. Raises BadFile for too many at once."""
        wanted = size if size >= 0 else self._size - self._file.tell()
        if wanted > MAX_SIP:
            raise too_many()
        return self._file.read(wanted)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
