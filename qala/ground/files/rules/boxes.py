"""Whether an ISO base media file (HEIC, MP4, MOV) is all there.

libheif paints what is missing green and says nothing.
"""

from __future__ import annotations

from pathlib import Path

from .limits import Unfit

#: Others after the last of these are trailers that phones glue on; they are not read and not published.
_KNOWN = {b"ftyp", b"meta", b"mdat", b"moov", b"moof", b"free", b"skip", b"wide", b"uuid", b"sidx", b"mfra"}
_MOST_BOXES = 100_000


def check_whole(path: Path) -> None:
    """Walk the outermost boxes; raise `Unfit` "damaged" when one reaches beyond the end of the file."""
    size, at = path.stat().st_size, 0
    with path.open("rb") as source:
        for _box in range(_MOST_BOXES):
            source.seek(at)
            head = source.read(16)
            if len(head) < 8 or head[4:8] not in _KNOWN:
                return
            length = _length(head, size - at)
            if length < 8 or at + length > size:
                raise Unfit("damaged")
            at += length


def _length(head: bytes, rest: int) -> int:
    """32 bits; 1 means that 64 follow, 0 that the box lasts to the end (ISO/IEC 14496-12, 4.2)."""
    short = int.from_bytes(head[:4], "big")
    if short == 0:
        return rest
    return int.from_bytes(head[8:16], "big") if short == 1 else short
