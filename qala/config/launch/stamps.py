"""Remembers from which inputs a set-up step was last done. Standard library only (see setup.py)."""

from __future__ import annotations

import hashlib
from pathlib import Path


class Stamps:
    """One small file per step, holding the digest of its inputs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def is_due(self, name: str, digest: str) -> bool:
        """Whether the step was never done, or from other inputs."""
        try:
            return (self._folder / name).read_text(encoding="utf-8") != _short(digest)
        except FileNotFoundError:
            return True

    def set(self, name: str, digest: str) -> None:
        (self._folder / name).write_text(_short(digest), encoding="utf-8")


def content_digest(*files: Path) -> str:
    """Digest of the contents of a few files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def look_digest(folder: Path, *patterns: str) -> str:
    """Digest of names, sizes and times of many files: reading them all would cost more than it saves."""
    digest = hashlib.sha256()
    for pattern in patterns:
        for file in sorted(folder.rglob(pattern)):
            if file.is_file():
                found = file.stat()
                digest.update(f"{file.relative_to(folder)}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _short(digest: str) -> str:
    return hashlib.sha256(digest.encode()).hexdigest()
