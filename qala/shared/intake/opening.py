"""Open a file of unknown wrapping: gzip by its content, byte-order marks, bounded in size and in line length."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from qala.shared.intake.errors import BadFile

MAX_LINE = 1_000_000
"""Characters in one line; a longer one is thrown away while it is read."""
MAX_ROW = 2 * MAX_LINE
"""Characters in one row of a table, which may have many lines."""
MAX_BYTES = 20_000_000_000
"""Bytes after unpacking: a stop for archives made to unpack for ever."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Undecodable bytes (kept as lone surrogates), the replacement sign of wide encodings, and what a text column refuses.
UNFIT = re.compile("[\ud800-\udfff\ufffd\x00]")


class Bounded(io.RawIOBase):
    """Passes bytes on until `limit`, then raises BadFile."""

    def __init__(self, raw: IO[bytes], limit: int) -> None:
        self._raw = raw
        self._left = limit

    def readable(self) -> bool:
        """For BufferedReader."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer. Raises BadFile for broken packing and past the limit."""
        try:
            piece = self._raw.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise BadFile(_("The packed file is broken.")) from error
        self._left -= len(piece)
        if self._left < 0:
            raise BadFile(_("The file unpacks to more than allowed."))
        buffer[: len(piece)] = piece
        return len(piece)


class Lines:
    """Lines one after another. `unfit` is set by a line with bad bytes or too long, until the reader clears it."""

    def __init__(self, text: IO[str], *, most: int = 0) -> None:
        """`most` lines may come; 0: as many as there are."""
        self._text = text
        self._most = most
        self._begun: int | None = None
        self.number = 0
        self.unfit = ""

    def begin(self) -> None:
        """A row of a table begins, which may go on over lines, but not for ever."""
        self._begun = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_LINE)
        if not line:
            raise StopIteration
        self._count(line)
        if len(line) == MAX_LINE and not line.endswith(("\n", "\r")):
            self._skip_rest()
            self.unfit = "line_too_long"
            return line[:200] + "\n"
        if (not line.isascii() or "\x00" in line) and UNFIT.search(line):
            self.unfit = self.unfit or "bad_bytes"
        return line

    def _count(self, line: str) -> None:
        self.number += 1
        if self._most and self.number > self._most:
            raise BadFile(_("The file has more than %(count)s lines.") % {"count": self._most})
        if self._begun is not None:
            self._begun += len(line)
            if self._begun > MAX_ROW:
                raise BadFile(_("Line %(line)s: a row is too long.") % {"line": self.number})

    def _skip_rest(self) -> None:
        while True:
            piece = self._text.readline(MAX_LINE)
            if not piece or piece.endswith(("\n", "\r")):
                return


@dataclass(frozen=True)
class Opened:
    """The text from its beginning, and a look at that beginning that takes nothing away."""

    text: IO[str]
    head: str


@contextmanager
def open_text(path: Path, encoding: str, *, max_bytes: int = MAX_BYTES) -> Iterator[Opened]:
    """The file's text, unpacked if it is gzip whatever its name; a byte-order mark wins over `encoding`.

    Raises BadFile when there is no such file.
    """
    try:
        raw = path.open("rb")
    except OSError as error:
        raise BadFile(f"{path.name} cannot be opened: {error.strerror}") from error
    with raw:
        is_packed = raw.peek(2)[:2] == b"\x1f\x8b"
        inner: IO[bytes] = gzip.GzipFile(fileobj=raw) if is_packed else raw  # type: ignore[assignment]
        bounded = io.BufferedReader(Bounded(inner, max_bytes), 1 << 18)
        head = bounded.peek(1)[:65536]
        encoding = next((name for mark, name in _MARKS if head.startswith(mark)), encoding)
        is_wide = encoding.startswith(("utf-16", "utf-32"))
        errors = "replace" if is_wide else "surrogateescape"
        text = io.TextIOWrapper(bounded, encoding=encoding, errors=errors, newline="")
        yield Opened(text, head.decode(encoding, errors="ignore"))


def fingerprint(path: Path) -> str:
    """SHA-256 of the file as it lies on disk."""
    try:
        with path.open("rb") as raw:
            return hashlib.file_digest(raw, "sha256").hexdigest()
    except OSError as error:
        raise BadFile(f"{path.name} cannot be opened: {error.strerror}") from error
