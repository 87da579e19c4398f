"""A fingerprint of everything that migrations and reference data come from, made without importing Django."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

SUFFIXES = (".py", ".sql", ".yaml", ".yml", ".json", ".csv", ".geojson", ".po")
SKIPPED = {"__pycache__", "static", "static_vendor", "static_root", "templates", "tests", "launch"}


def code_fingerprint(root: Path) -> str:
    """SHA-256 over the sources below `root/qala` and the lock file: the same text, the same database."""
    digest = hashlib.sha256()
    lock = root / "uv.lock"
    if lock.is_file():
        digest.update(lock.read_bytes())
    for folder, inner, names in os.walk(root / "qala"):
        inner[:] = sorted(name for name in inner if name not in SKIPPED)
        for name in sorted(names):
            if name.endswith(SUFFIXES):
                path = Path(folder, name)
                digest.update(str(path.relative_to(root)).encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
