"""Folders and servers for the tests of the engine room."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from qala.config.launch.account import Account, server_account
from qala.config.launch.paths import open_folder


@pytest.fixture
def account() -> Account:
    """The account that runs servers on this machine."""
    return server_account("nobody")


@pytest.fixture
def open_place(account: Account) -> Iterator[Path]:
    """An empty folder which the server's account can enter; pytest's own are closed to others."""
    folder = open_folder(account, (Path(tempfile.gettempdir()), Path("/tmp")), "qala-engine-")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def home(open_place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A QALA_HOME of its own, with no settings of this machine."""
    folder = open_place / "home"
    monkeypatch.setenv("QALA_HOME", str(folder))
    for name in ("QALA_DATABASE_URL", "QALA_SECRET_KEY", "QALA_PG_USER"):
        monkeypatch.delenv(name, raising=False)
    return folder
