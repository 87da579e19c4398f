"""Ready files: strong tags, parts, packed ones; never half of one, never an older one, nothing that was withdrawn."""

import csv
import gzip
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import brotli
import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.utils import translation
from procrastinate.contrib.django.models import ProcrastinateJob

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.office.projects.actions.publish import take_publication
from qala.public.opendata import shelf as shelves
from qala.public.opendata.actions import tidy
from qala.public.opendata.pieces import Begun
from qala.public.opendata.queries.marks import mark_of
from qala.public.opendata.shelf import Kept, Mark, Shelf
from qala.public.opendata.tasks import tidy_files
from qala.public.projection.models import PublicProject
from qala.public.published.models import Publication
from qala.shared.clock import now
from qala.shared.languages import LANGUAGES

TAG, OTHER, GUARD = "a" * 32, "b" * 32, "c" * 32
PROJECTS = "/opendata/data/projects.csv"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.OPENDATA_FILES, settings.OPENDATA_BYTES = tmp_path / "opendata", 10_000_000
    found: Path = settings.OPENDATA_FILES
    return found


def got(path: str = PROJECTS, *, head: bool = False, **headers: str) -> Any:
    ask = Client().head if head else Client().get
    return ask(path, headers=headers)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def lying(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def pieces(count: int, size: int = 1000) -> Iterator[bytes]:
    for number in range(count):
        yield bytes([number % 256]) * size


def another_transaction() -> None:
    """Generations rise once in a transaction, and a test is one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('qala.raised', '', true)")


def mark(tag: str = TAG, guard: str = GUARD, **more: Any) -> Mark:
    return Mark(tag, guard, **more)


def test_the_first_answer_is_ready_already(row: PublicProject, folder: Path) -> None:
    first = got()
    content = body(first)
    assert first["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert (first["Accept-Ranges"], int(first["Content-Length"])) == ("bytes", len(content))
    again = got()
    assert (body(again), again["ETag"]) == (content, first["ETag"])
    assert len(lying(folder)) == 1
    told = got(head=True)
    assert (told["Content-Length"], told["ETag"], told.content) == (
        first["Content-Length"],
        first["ETag"],
        b"",
    )
    assert got(**{"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("asked", "part"),
    [("bytes=0-9", slice(0, 10)), ("bytes=5-", slice(5, None)), ("bytes=-7", slice(-7, None))],
)
def test_parts(row: PublicProject, asked: str, part: slice) -> None:
    whole = body(got("/opendata/data/projects.parquet"))
    answer = got("/opendata/data/projects.parquet", Range=asked)
    assert (answer.status_code, body(answer)) == (206, whole[part])
    assert answer["Content-Range"].endswith(f"/{len(whole)}")


def test_a_page_of_another_site_may_read_which_part_it_got_and_how_much_is_left(row: PublicProject) -> None:
    told = Client().get(PROJECTS, headers={"range": "bytes=0-9"})["Access-Control-Expose-Headers"]
    assert {"Content-Range", "ETag", "RateLimit", "Retry-After"} <= set(told.split(", "))


def test_parts_of_what_is_another_file_by_now(row: PublicProject) -> None:
    etag = got()["ETag"]
    assert got(Range="bytes=99999999-").status_code == 416
    assert got(Range="bytes=0-1", **{"If-Range": etag}).status_code == 206
    assert got(Range="bytes=0-1", **{"If-Range": '"other"'}).status_code == 200
    assert body(got(Range="bytes=0-1,5-6")) == body(got())


def test_packed_once_with_a_tag_of_its_own(row: PublicProject, folder: Path) -> None:
    whole = body(got())
    for coding, unpacked in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        for _time in range(2):
            answer = got(**{"Accept-Encoding": coding})
            assert (unpacked(body(answer)), answer["Content-Encoding"]) == (whole, coding)
        assert answer["ETag"] == got()["ETag"][:-1] + f'-{coding}"'
        assert got(**{"Accept-Encoding": coding, "If-None-Match": answer["ETag"]}).status_code == 304
    assert sorted(Path(name).suffix for name in lying(folder)) == ["", ".br", ".gz"]
    assert "Content-Encoding" not in got(**{"Accept-Encoding": "br", "Range": "bytes=0-9"})
    assert "Content-Encoding" not in got("/opendata/data/projects.parquet", **{"Accept-Encoding": "br"})


def test_a_newer_one_takes_its_place(row: PublicProject, folder: Path) -> None:
    before, old = got()["ETag"], lying(folder)
    another_transaction()
    title = {"kk": "Жаңа", "ru": "Новый", "en": "New"}
    PublicProject.objects.filter(pk=row.pk).update(document={**row.document, "title": title})
    after = got(**{"If-None-Match": before})
    assert "Жаңа" in body(after).decode()
    assert len(lying(folder)) == 1
    assert lying(folder) != old


@pytest.mark.parametrize("path", [PROJECTS, "/opendata/oc4ids/kk/projects.json"])
def test_what_was_withdrawn_is_out_of_reach_at_once_and_then_off_the_disk(
    row: PublicProject, city: Any, folder: Path, path: str
) -> None:
    assert row.code in body(got(path)).decode()
    office = city.people.project_office
    take_publication(project_id=row.project_id, verb="withdraw", by=office, reason="Wrong sums")
    answer = got(path)
    assert answer.status_code == (200 if path == PROJECTS else 404)
    assert row.code not in (body(answer).decode() if answer.status_code == 200 else "")
    assert ProcrastinateJob.objects.filter(task_name="opendata.tidy").count() == 1
    tidy_files()
    left = [each for each in folder.rglob("*") if each.is_file()]
    assert not [each for each in left if row.code in each.read_text()]


def test_what_changes_while_it_is_written_is_not_kept(folder: Path) -> None:
    place = Shelf(folder, 10_000)
    assert isinstance(place.made("x", mark(), pieces(3), lambda: True), Kept)
    other = place.made("y", mark(), pieces(3), lambda: False)
    assert not isinstance(other, Kept)
    assert b"".join(other) == b"".join(pieces(3))
    assert [each.parent.name for each in folder.rglob("*-*")] == ["x"]


def test_a_long_one_is_read_along_and_ready_when_it_was_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "HELD", 1500)
    place = Shelf(folder, 100_000)
    first = place.made("x", mark(), pieces(9), lambda: True)
    second = place.made("x", mark(), pieces(9), lambda: True)
    assert not isinstance(first, Kept)
    assert not isinstance(second, Kept)
    assert place.find("x", mark()) is None
    assert b"".join(second) == b"".join(first) == b"".join(pieces(9))
    kept = place.find("x", mark())
    assert kept
    assert b"".join(kept.read(0, kept.size)) == b"".join(pieces(9))
    assert len(lying(folder)) == 1


def test_a_workbook_begins_at_once_and_has_the_rows_of_the_csv(
    row: PublicProject, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "WAITED", 0)
    path = PROJECTS.replace(".csv", ".xlsx")
    first = got(path)
    assert ("Content-Length" in first, first["ETag"][:2]) == (False, "W/")
    assert [name[: len(shelves.DRAFT)] for name in lying(folder)] == [shelves.DRAFT]
    content = body(first)
    assert (body(got(path)), got(path)["ETag"]) == (content, f'"{hashlib.sha256(content).hexdigest()}"')
    cells = [list(each) for each in openpyxl.load_workbook(io.BytesIO(content)).active.values]
    lines = list(csv.reader(io.StringIO(body(got()).decode())))
    assert (len(cells), cells[0]) == (len(lines), lines[0])
    assert [said for said, text in zip(cells[1], lines[1], strict=True) if text and said is None] == []


def test_a_reader_who_leaves_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "HELD", 1500)
    place = Shelf(folder, 100_000)
    reading: Any = place.made("x", mark(), pieces(9), lambda: True)
    assert next(reading)
    assert len(lying(folder)) == 1
    reading.close()
    assert lying(folder) == []
    assert b"".join(place.made("x", mark(), pieces(9), lambda: True)) == b"".join(pieces(9))  # type: ignore[arg-type]
    assert place.find("x", mark())


def test_whoever_never_reads_leaves_nothing_open(folder: Path) -> None:
    found = Shelf(folder, 0).made("x", mark(), pieces(3), lambda: True)
    assert isinstance(found, Begun)
    found.close()  # as the server does when the visitor has gone before the first byte
    assert list(found) == []

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ValueError

    with pytest.raises(ValueError):
        Shelf(folder, 100_000).made("x", mark(), broken(), lambda: True)
    assert lying(folder) == []


def test_drafts_of_the_killed_are_no_files(folder: Path, frozen_clock: Any) -> None:
    place = Shelf(folder, 100_000)
    (folder / "x").mkdir(parents=True)
    (folder / "x" / f"{shelves.DRAFT}1").write_bytes(b"half")
    assert place.find("x", mark()) is None
    moment = now().timestamp()
    os.utime(folder / "x" / f"{shelves.DRAFT}1", (moment, moment))
    assert place.tidy(lambda _name: mark()) == 0
    frozen_clock.forward(days=2)
    assert place.tidy(lambda _name: mark()) == 1
    assert lying(folder) == []


def test_a_writer_killed_in_the_middle_leaves_nothing_that_is_given(folder: Path, frozen_clock: Any) -> None:
    place = Shelf(folder, 10_000_000)
    killed_in_the_middle(folder)
    (half,) = lying(folder)
    assert (folder / "x" / half).stat().st_size >= 2 * 256 * 1024
    assert place.find("x", mark()) is None
    kept = place.made("x", mark(), pieces(3), lambda: True)
    assert isinstance(kept, Kept)
    assert b"".join(kept.read(0, kept.size)) == b"".join(pieces(3))
    assert place.find("x", mark()) == kept
    os.utime(folder / "x" / half, (now().timestamp(), now().timestamp()))
    frozen_clock.forward(days=2)
    assert place.tidy(lambda _name: mark()) == 1
    assert lying(folder) == [kept.path.name]


WRITER = """
import sys, time
from pathlib import Path
from qala.public.opendata.shelf import Mark, Shelf

def slow():
    for _number in range(3):
        yield bytes(256 * 1024)
    print("written", flush=True)
    time.sleep(60)

Shelf(Path(sys.argv[1]), 10_000_000).made("x", Mark(sys.argv[2], sys.argv[3]), slow(), lambda: True)
"""


def killed_in_the_middle(folder: Path) -> None:
    """A process that was writing a file, after SIGKILL."""
    command = [sys.executable, "-c", WRITER, str(folder), TAG, GUARD]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"written\n"
        writer.kill()
    assert writer.returncode == -signal.SIGKILL


def test_the_folder_is_bounded(folder: Path, frozen_clock: Any) -> None:
    place = Shelf(folder, 6500)
    for name in ("one", "two", "three"):
        frozen_clock.forward(minutes=1)
        place.made(name, mark(), pieces(2), lambda: True)
    frozen_clock.forward(minutes=1)
    assert place.find("one", mark())  # used again
    frozen_clock.forward(minutes=1)
    place.made("four", mark(), pieces(2), lambda: True)
    assert {each.parent.name for each in folder.rglob("*-*")} == {"one", "three", "four"}
    large = place.made("five", mark(), pieces(7), lambda: True)
    assert not isinstance(large, Kept)
    assert b"".join(large) == b"".join(pieces(7))
    assert place.find("five", mark()) is None


def test_of_another_guard_or_tag(folder: Path, frozen_clock: Any) -> None:
    place, quarter = Shelf(folder, 100_000), timedelta(minutes=15)
    place.made("x", mark(), pieces(1), lambda: True)
    assert place.find("x", mark(OTHER)) is None
    assert place.find("x", mark(OTHER, behind=quarter))
    assert place.find("x", mark(TAG, OTHER, behind=quarter)) is None
    frozen_clock.forward(minutes=16)
    assert place.find("x", mark(OTHER, behind=quarter)) is None


def test_without_a_folder_it_is_sent_as_it_is_made(row: PublicProject, folder: Path, settings: Any) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("no folder")
    answer = got(Range="bytes=0-9")
    assert (answer.status_code, answer["ETag"][:2]) == (200, "W/")
    assert row.code in body(answer).decode()
    assert got(**{"If-None-Match": answer["ETag"]}).status_code == 304
    settings.OPENDATA_BYTES = 0
    assert row.code in body(got()).decode()
    assert tidy() == 0


def test_appeals_may_be_behind_but_never_with_what_is_hidden(
    world: World, folder: Path, frozen_clock: Any
) -> None:
    made = [world.appeal(text="cold") for _ in range(7)]
    path = "/opendata/data/appeals.jsonl"

    def count() -> int:
        return len(body(got(path)).splitlines())

    assert count() == 7
    frozen_clock.forward(minutes=1)
    world.appeal(text="cold")
    assert count() == 7
    another_transaction()
    Publication.objects.create(appeal=made[0], is_hidden=True, cause="personal", at=now())
    assert count() == 7  # the new one is there, the hidden one is not
    another_transaction()
    Appeal.objects.filter(pk=made[1].pk).update(is_public=False)
    assert count() == 6
    frozen_clock.forward(minutes=1)
    world.appeal(text="cold")
    assert count() == 6
    frozen_clock.forward(minutes=16)
    assert count() == 7


def test_a_mark_is_the_same_whatever_language_is_active(world: World, row: PublicProject) -> None:
    """A stream ends outside the language of its request, and tidying has none."""
    for name in ("appeals-ru.csv", "topics-en.jsonl", "projects-kk.csv", "oc4ids-ru.json"):
        found = []
        for language in LANGUAGES:
            with translation.override(language):
                found.append(mark_of(name))
        assert found[0]
        assert found[0] == found[1] == found[2]
    assert mark_of("nothing-ru.csv") is None
    assert mark_of("appeals") is None


def test_the_portfolio_is_ready_too(row: PublicProject) -> None:
    path = "/opendata/oc4ids/ru/projects.json"
    whole, part = got(path), got(path, Range="bytes=0-0")
    assert json.loads(body(whole))["projects"]
    assert (part.status_code, body(part), part["ETag"]) == (206, b"{", whole["ETag"])
