"""Bytes from anywhere to a file in a work folder, measured on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qala.ground.files.rules.limits import MEGABYTE, Limits, Unfit
from qala.ground.files.rules.sniff import HEAD_BYTES, Sniffed, sniff


@dataclass(frozen=True, slots=True)
class Taken:
    """A file on the local disk with its true type, size in bytes and SHA-256 (hex)."""

    path: Path
    sniffed: Sniffed
    byte_count: int
    sha256: str


def take_in(pieces: Iterable[bytes], folder: Path, allow: tuple[str, ...], limits: Limits) -> Taken:
    """Write the pieces to `folder`, stopping at the limit of the kind; raises `Unfit`."""
    path, digest, count = folder / "source", hashlib.sha256(), 0
    # Unbuffered, so that the head can be read back while the rest is still to come.
    with path.open("wb", buffering=0) as out:
        for piece in pieces:
            count += len(piece)
            if count > limits.most_bytes:
                raise Unfit("too_big")
            digest.update(piece)
            out.write(piece)
    return _checked(path, count, digest.hexdigest(), allow, limits)


def measure(path: Path, allow: tuple[str, ...], limits: Limits) -> Taken:
    """The same for a file that lies on the local disk already."""
    size = path.stat().st_size
    if size > limits.most_bytes:
        raise Unfit("too_big")
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return _checked(path, size, digest.hexdigest(), allow, limits)


def _checked(path: Path, size: int, sha256: str, allow: tuple[str, ...], limits: Limits) -> Taken:
    with path.open("rb") as source:
        sniffed = sniff(source.read(HEAD_BYTES))
    if sniffed.kind not in allow:
        raise Unfit("kind_not_allowed")
    limits.check_bytes(sniffed.kind, size)
    return Taken(path, sniffed, size, sha256)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while piece := source.read(MEGABYTE):
            yield piece
