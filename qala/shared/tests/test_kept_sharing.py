"""Pages that one web process makes are taken by its neighbours, under the same proof as their own."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from qala.shared.kept import KeptPages, Shared, sharing
from qala.shared.kept import application as module
from qala.shared.kept.store import Key
from qala.shared.tests.test_kept import Inside, Known, get

HOLD = """
import fcntl, os, sys
turns = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.lockf(turns, fcntl.LOCK_EX, 1, int(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""
KEY = Key("http", "city.example", "/kept/", "", settings.LANGUAGE_CODE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept" / str(os.getpid())


@pytest.fixture
def neighbours(monkeypatch: pytest.MonkeyPatch, folder: Path) -> tuple[KeptPages, KeptPages]:
    """Two processes, as far as one can play them: they share the folder and what is known of the database."""
    monkeypatch.setattr(module, "is_keepable", lambda path: path.startswith("/kept"))
    known = Known()

    def one() -> KeptPages:
        pages = KeptPages(Inside(known), most_bytes=1_000_000, shared=Shared(folder))  # type: ignore[arg-type]
        pages.asker = known  # type: ignore[assignment]
        return pages

    return one(), one()


@contextmanager
def busy(folder: Path) -> Iterator[None]:
    """Another process makes the page."""
    folder.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-c", HOLD, str(folder / "turns"), str(sharing.place_of(KEY))]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield
        finally:
            holder.kill()


def test_a_neighbour_takes_the_page(neighbours: tuple[KeptPages, KeptPages]) -> None:
    first, second = neighbours

    async def run() -> None:
        made, taken = await get(first), await get(second)
        assert made[0] == taken[0] == 200
        assert made[2] == taken[2] == "<p>page 1"
        assert made[1]["etag"] == taken[1]["etag"]
        assert made[1]["content-type"] == taken[1]["content-type"]

    asyncio.run(run())
    assert second.inside.made == 0  # type: ignore[attr-defined]


def test_what_was_withdrawn_is_not_taken(neighbours: tuple[KeptPages, KeptPages]) -> None:
    first, second = neighbours

    async def run() -> None:
        await get(first)
        first.asker.now["roads"] += 1  # type: ignore[attr-defined]
        assert (await get(second))[2] == "<p>page 1"
        assert second.inside.made == 1  # type: ignore[attr-defined]
        # And now the first takes the newer one of the second.
        await get(first)
        assert first.inside.made == 1  # type: ignore[attr-defined]

    asyncio.run(run())


def test_what_is_too_old_is_not_taken(neighbours: tuple[KeptPages, KeptPages]) -> None:
    first, second = neighbours
    first.inside.seconds = 0  # type: ignore[attr-defined]

    async def run() -> None:
        await get(first)
        await get(second)

    asyncio.run(run())
    assert second.inside.made == 1  # type: ignore[attr-defined]


def test_pages_of_another_start_are_not_taken(neighbours: tuple[KeptPages, KeptPages], folder: Path) -> None:
    asyncio.run(get(neighbours[0]))
    assert neighbours[1].shared.find(KEY) is not None
    assert Shared(folder).find(KEY) is None


def test_a_page_that_a_neighbour_makes_is_waited_for(
    neighbours: tuple[KeptPages, KeptPages], folder: Path
) -> None:
    first, second = neighbours
    made = asyncio.run(get(first))
    path = folder / sharing.name_of(KEY)
    written = path.read_bytes()
    path.unlink()

    async def run() -> None:
        asking = asyncio.create_task(get(second))
        await asyncio.sleep(0.05)
        assert not asking.done()
        path.write_bytes(written)
        assert (await asking)[2] == made[2]

    with busy(folder):
        asyncio.run(run())
    assert second.inside.made == 0  # type: ignore[attr-defined]


def test_nobody_waits_for_ever(
    monkeypatch: pytest.MonkeyPatch, neighbours: tuple[KeptPages, KeptPages], folder: Path
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.02)
    with busy(folder):
        assert asyncio.run(get(neighbours[0]))[0] == 200
    assert neighbours[0].inside.made == 1  # type: ignore[attr-defined]


def test_a_turn_ends_with_its_process(folder: Path) -> None:
    shared = Shared(folder)
    with busy(folder), shared.turn(KEY) as is_ours:
        assert not is_ours
    with shared.turn(KEY) as is_ours:
        assert is_ours


def test_old_pages_and_folders_go(
    monkeypatch: pytest.MonkeyPatch, neighbours: tuple[KeptPages, KeptPages], folder: Path
) -> None:
    monkeypatch.setattr(sharing, "LASTS", -1.0)
    asyncio.run(get(neighbours[0]))
    assert [path.name for path in folder.iterdir()] == ["turns"]
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    left = folder.parent / ended.stdout.strip()
    left.mkdir()
    Shared(folder)
    assert folder.is_dir()
    assert not left.exists()


def test_without_a_folder_everybody_makes_their_own(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for shared in (Shared(), Shared(file / "1")):
        assert shared.find(KEY) is None
        with shared.turn(KEY) as is_ours:
            assert is_ours
