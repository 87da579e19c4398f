from __future__ import annotations

import io
import os
import signal
import threading
import time
from typing import Any

import pytest
from django.db import connection

from qala.ground.files import actions
from qala.ground.files.actions import parts, uploads
from qala.ground.files.models import StoredFile, Upload
from qala.ground.files.rules.limits import MEGABYTE, Limits
from qala.ground.files.tests import factories, media
from qala.shared.errors import Conflict, Invalid, Missing, TooMany

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private")]

BODY = media.jpeg()


def begin(total: int = len(BODY), **more: Any) -> Upload:
    given: dict[str, Any] = {
        "name": "a.jpg",
        "allow": ("photo", "video"),
        "by": None,
        "uploader_key": "k",
    } | more
    return actions.begin(total_bytes=total, **given)


def append(upload: Upload, offset: int, piece: bytes, key: str = "k") -> StoredFile | None:
    return actions.append(
        upload_id=upload.pk, offset=offset, body=io.BytesIO(piece), by=None, uploader_key=key
    )[1]


def test_pieces_make_a_stored_file_of_the_same_id(private):
    upload = begin()
    assert append(upload, 0, BODY[:1000]) is None
    assert append(upload, 1000, b"") is None
    file = append(upload, 1000, BODY[1000:])
    assert file is not None
    assert (file.pk, file.state, file.byte_count) == (upload.pk, "ready", len(BODY))
    assert not Upload.objects.exists()
    assert not list((private / "work").iterdir())


@pytest.mark.parametrize("offset", [0, 999, 1001])
def test_a_wrong_offset_is_a_conflict(offset):
    upload = begin()
    append(upload, 0, BODY[:1000])
    with pytest.raises(Conflict) as refusal:
        append(upload, offset, BODY[offset:])
    assert refusal.value.code == "upload_offset"
    assert append(upload, 1000, BODY[1000:]) is not None


def test_more_than_promised_is_refused_and_the_rest_stays():
    upload = begin()
    append(upload, 0, BODY[:1000])
    with pytest.raises(Invalid):
        append(upload, 1000, BODY[1000:] + b"x")
    assert append(upload, 1000, BODY[1000:]) is not None


@pytest.mark.parametrize(
    ("total", "code"), [(0, "file_empty"), (-1, "file_empty"), (4 * 1024 * MEGABYTE, "file_too_big")]
)
def test_impossible_sizes_are_refused_before_a_byte_comes(total, code):
    with pytest.raises(Invalid) as refusal:
        begin(total)
    assert refusal.value.code == code
    assert not Upload.objects.exists()


def test_the_limit_is_that_of_the_allowed_kinds():
    with pytest.raises(Invalid):
        begin(Limits().photo_bytes + 1, allow=("photo",))


def test_an_unfit_file_takes_the_upload_with_it(private):
    upload = begin(100)
    with pytest.raises(Invalid):
        append(upload, 0, b"<html>".ljust(100))
    assert not Upload.objects.exists()
    assert not list((private / "work").iterdir())


def test_a_stranger_finds_nothing():
    upload = begin()
    with pytest.raises(Missing):
        append(upload, 0, BODY, key="other")
    with pytest.raises(Missing):
        actions.cancel(upload_id=upload.pk, by=factories.person(), uploader_key="")


def test_an_expired_upload_is_gone(frozen_clock):
    upload = begin()
    frozen_clock.forward(hours=25)
    with pytest.raises(Missing):
        append(upload, 0, BODY)


def test_cancelling_frees_the_disk(private):
    upload = begin()
    append(upload, 0, BODY[:1000])
    actions.cancel(upload_id=upload.pk, by=None, uploader_key="k")
    assert not list((private / "work").iterdir())
    with pytest.raises(Missing):
        append(upload, 1000, BODY[1000:])


def test_open_uploads_are_counted_and_bounded(settings):
    settings.FILES_QUOTA = type(settings.FILES_QUOTA)(open_uploads=2, disk_reserve_bytes=0)
    begin()
    begin()
    with pytest.raises(TooMany):
        begin()
    begin(uploader_key="other")


def test_promised_bytes_count_against_the_quota(settings):
    settings.FILES_QUOTA = type(settings.FILES_QUOTA)(sender_bytes=3000, disk_reserve_bytes=0)
    begin(2000)
    with pytest.raises(TooMany):
        begin(2000)


def test_a_broken_connection_leaves_no_gap():
    upload = begin()

    class Breaks(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise ConnectionResetError
            return super().read(500)

    with pytest.raises(ConnectionResetError):
        actions.append(upload_id=upload.pk, offset=0, body=Breaks(bytes(1000)), by=None, uploader_key="k")
    upload.refresh_from_db()
    assert upload.received_bytes == 0
    assert append(upload, 0, BODY) is not None


def test_a_lost_part_begins_again_instead_of_filling_with_zeros():
    upload = begin()
    append(upload, 0, BODY[:1000])
    parts.drop(upload.pk)
    with pytest.raises(Conflict):
        append(upload, 1000, BODY[1000:])
    assert append(upload, 0, BODY) is not None


def test_a_kill_between_storing_and_forgetting_is_found_again(monkeypatch):
    upload = begin()
    monkeypatch.setattr(uploads, "_forget", lambda _upload: os.truncate(parts.path_of(upload.pk), 0))
    first = append(upload, 0, BODY)
    monkeypatch.undo()
    assert append(upload, 0, BODY) == first
    assert StoredFile.objects.count() == 1


def test_a_killed_writer_frees_its_lock(private):
    upload = begin()
    child = os.fork()
    if child == 0:
        with parts.held(upload.pk) as part:
            part.write(b"x" * 5000)
            part.flush()
            (private / "holding").touch()
            time.sleep(60)
    while not (private / "holding").exists():
        time.sleep(0.01)
    with pytest.raises(Conflict) as refusal:
        append(upload, 0, BODY)
    assert refusal.value.code == "upload_busy"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    file = append(upload, 0, BODY)
    assert file is not None
    assert file.byte_count == len(BODY)


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once():
    upload = begin()
    gate = threading.Event()
    results: list[Any] = []

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            gate.wait(10)
            return super().read(size)

    def write(body: io.BytesIO) -> None:
        try:
            results.append(
                actions.append(upload_id=upload.pk, offset=0, body=body, by=None, uploader_key="k")[1]
            )
        except Conflict as conflict:
            results.append(conflict.code)
            gate.set()
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(Slow(BODY),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert "upload_busy" in results
    assert StoredFile.objects.get().byte_count == len(BODY)


def test_a_large_piece_is_not_held_in_memory(monkeypatch):
    asked: list[int] = []
    upload = begin(20 * MEGABYTE)

    class Body:
        def read(self, size: int, /) -> bytes:
            asked.append(size)
            return b"x" * size if len(asked) < 11 else b""

    actions.append(upload_id=upload.pk, offset=0, body=Body(), by=None, uploader_key="k")
    assert max(asked) <= MEGABYTE
    assert Upload.objects.get().received_bytes == 10 * MEGABYTE
