"""Bytes that are read piece by piece, from files that end with their reader, whatever becomes of it."""

import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

PIECE = 256 * 1024


class Part:
    """Bytes of a file that is open from the beginning: it may be tidied away while it is read, or never be read."""

    def __init__(self, path: Path, first: int, end: int) -> None:
        self._file, self._left = path.open("rb"), end - first
        self._file.seek(first)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = b"" if self._file.closed else self._file.read(min(PIECE, self._left))
        self._left -= len(piece)
        if not piece:
            self.close()
            raise StopIteration
        return piece

    def close(self) -> None:
        """Also when its reader forgets it."""
        if hasattr(self, "_file"):
            self._file.close()

    __del__ = close


class Begun:
    """What was held of a file in the making, then the rest. Its reader may read all, a part, or forget it."""

    def __init__(self, most_in_memory: int, rest: Generator[bytes, None, None]) -> None:
        self._held, self._rest = tempfile.SpooledTemporaryFile(most_in_memory), rest  # noqa: SIM115 (see close)
        self._is_read = False
        self.size = 0

    def hold(self, piece: bytes) -> None:
        """One more piece of the rest, until somebody reads."""
        self._held.write(piece)
        self.size += len(piece)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if not self._held.closed:
            if not self._is_read:
                self._held.seek(0)
                self._is_read = True
            if piece := self._held.read(PIECE):
                return piece
            self._held.close()
        return next(self._rest)

    def close(self) -> None:
        """Also when its reader forgets it: what makes the rest stops, and leaves nothing half done."""
        if hasattr(self, "_held"):
            self._held.close()
            self._rest.close()

    __del__ = close
