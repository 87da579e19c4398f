"""Where the engine puts things: never below a folder the server cannot enter, never on too long a path."""

import os
import shutil
from pathlib import Path

import pytest

from qala.config.launch.account import Account, current_name, server_account
from qala.config.launch.errors import LaunchError
from qala.config.launch.paths import (
    LONGEST_SOCKET_PATH,
    SOCKET_NAME,
    make_home,
    postgres_place,
    socket_folder,
)

is_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the server under another account")


def test_an_open_home_holds_the_server(open_place: Path, account: Account):
    home = make_home(open_place / "home")
    place = postgres_place(home, account)
    assert place == home.postgres
    assert postgres_place(home, account) == place


def test_a_new_home_is_closed_to_others_and_an_old_one_is_left_alone(open_place: Path):
    made = make_home(open_place / "new").folder
    assert made.stat().st_mode & 0o066 == 0
    old = open_place / "old"
    old.mkdir(mode=0o750)
    assert make_home(old).folder.stat().st_mode & 0o777 == 0o750


@is_root
def test_a_closed_home_sends_the_server_elsewhere(tmp_path: Path, account: Account):
    tmp_path.chmod(0o700)
    home = make_home(tmp_path / "home")
    place = postgres_place(home, account)
    try:
        assert not place.is_relative_to(tmp_path)
        assert account.can_enter(place)
        assert home.postgres.resolve() == place
        assert postgres_place(home, account) == place, "the second start finds the same data"
        assert (tmp_path.stat().st_mode & 0o777) == 0o700, "nobody's folder was opened"
    finally:
        shutil.rmtree(place)


@is_root
def test_a_new_checkout_at_an_old_path_gets_a_new_place(tmp_path: Path, account: Account):
    tmp_path.chmod(0o700)
    first = postgres_place(make_home(tmp_path / "home"), account)
    shutil.rmtree(tmp_path / "home")
    second = postgres_place(make_home(tmp_path / "home"), account)
    for place in (first, second):
        shutil.rmtree(place)
    assert first != second


def test_a_long_path_gets_a_short_socket(open_place: Path, account: Account):
    deep = open_place / ("x" * 60) / ("y" * 60)
    deep.mkdir(parents=True)
    folder = socket_folder(deep, account)
    try:
        assert not folder.is_relative_to(deep)
        assert len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH
        assert socket_folder(deep, account) == folder
    finally:
        folder.rmdir()


def test_a_link_in_place_of_the_socket_folder_is_refused(open_place: Path, account: Account):
    (open_place / "target").mkdir()
    (open_place / "socket").symlink_to(open_place / "target")
    with pytest.raises(LaunchError, match="belongs to somebody else"):
        socket_folder(open_place, account)


@is_root
@pytest.mark.parametrize("name", ["nobody-at-all", "root"])
def test_root_needs_a_usable_account(name: str):
    with pytest.raises(LaunchError, match=r"^QALA_PG_USER"):
        server_account(name)


def test_an_account_without_a_name_is_explained(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "geteuid", lambda: 987_654)
    with pytest.raises(LaunchError, match="no name on this machine"):
        current_name()
