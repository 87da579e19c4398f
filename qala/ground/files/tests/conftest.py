from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qala.ground.files.rules.limits import Limits
from qala.ground.files.rules.sniff import HEAD_BYTES, Sniffed, sniff


@pytest.fixture
def limits() -> Limits:
    return Limits()


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """An empty folder for outputs."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def on_disk(tmp_path: Path) -> Callable[[bytes], tuple[Path, Sniffed]]:
    """Bytes as a file with its sniffed type."""

    def write(body: bytes) -> tuple[Path, Sniffed]:
        path = tmp_path / "source"
        path.write_bytes(body)
        return path, sniff(body[:HEAD_BYTES])

    return write


@pytest.fixture
def private(settings, tmp_path):
    """A storage and a work folder of this test alone."""
    settings.FILES_WORK = tmp_path / "work"
    settings.STORAGES = settings.STORAGES | {
        "files": {
            "BACKEND": "qala.ground.files.storage.LocalFiles",
            "OPTIONS": {"location": tmp_path / "kept"},
        }
    }
    return tmp_path
