"""The rejects file: one JSON line per row that did not become an appeal, with its line, reason and raw content."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import orjson

from qala.shared.intake.errors import BadRow
from qala.shared.intake.records import Record

MAX_CELL = 2000


class Rejects:
    """Appends; made only with the first reject. `size` is committed with each batch, and a resumed run cuts the file
    back to it, so that no row stands there twice."""

    def __init__(self, path: Path | None, *, size: int = 0) -> None:
        self.path = path
        self._file: IO[bytes] | None = None
        self.size = size
        if path is not None and path.exists():
            os.truncate(path, min(size, path.stat().st_size))

    def write(self, lines: Iterable[bytes]) -> int:
        """Write and flush; returns the size after it."""
        block = b"".join(lines)
        if not block or self.path is None:
            return self.size
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("ab")
        self._file.write(block)
        self._file.flush()
        os.fsync(self._file.fileno())
        self.size = self._file.tell()
        return self.size

    def close(self) -> None:
        """Close the file if there is one."""
        if self._file is not None:
            self._file.close()


def reject_line(record: Record, fault: BadRow, header: list[str] | None) -> bytes:
    """One line: {"line", "reason", "detail", "row"}; the row by column names where they fit."""
    cells: Any = record.cells
    if isinstance(cells, dict):
        row: Any = {name: _clean(text) for name, text in cells.items()}
    elif header is not None and len(header) == len(cells):
        row = {name: _clean(text) for name, text in zip(header, cells, strict=True)}
    else:
        row = [_clean(text) for text in cells]
    content = {"line": record.line, "reason": fault.reason, "detail": _clean(fault.detail), "row": row}
    return orjson.dumps(content) + b"\n"


def _clean(text: str) -> str:
    """Undecodable bytes become \\xNN, so that the file itself is good UTF-8."""
    cut = text[:MAX_CELL]
    return (
        cut if cut.isascii() else cut.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )
