from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from qala.ground.files import actions, storage
from qala.ground.files.actions import parts
from qala.ground.files.models import StoredFile, Upload
from qala.ground.files.tests import factories
from qala.shared import clock
from qala.shared.errors import Conflict, Missing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private")]


def kept_files(private):
    return sorted(path.name for path in (private / "kept").rglob("*") if path.is_file())


def test_unattached_files_go_after_a_day(private, frozen_clock, django_capture_on_commit_callbacks):
    kept = factories.photo(uploader_key="k")
    actions.claim([kept.pk], by=None, uploader_key="k")
    factories.photo(uploader_key="k")
    frozen_clock.forward(hours=23)
    assert actions.sweep() == 0
    frozen_clock.forward(hours=2)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.sweep() == 1
    assert StoredFile.objects.get() == kept
    assert len(kept_files(private)) == 3
    assert actions.sweep() == 0


def test_expired_uploads_go_with_their_bytes(private, frozen_clock):
    upload = actions.begin(total_bytes=10, name="a", allow=("photo",), by=None, uploader_key="k")
    parts.path_of(upload.pk).write_bytes(b"12345")
    frozen_clock.forward(days=2)
    assert actions.sweep() == 1
    assert not Upload.objects.exists()
    assert not list((private / "work").iterdir())


def test_leftovers_of_killed_processes_go(private):
    old = (datetime.now(UTC) - timedelta(days=3)).timestamp()
    bench = storage.work_folder() / "bench-x"
    bench.mkdir()
    (storage.work_folder() / "gone.part").write_bytes(b"x")
    (storage.work_folder() / "new.part").write_bytes(b"x")
    for path in (bench, storage.work_folder() / "gone.part"):
        os.utime(path, (old, old))
    assert actions.sweep() == 2
    assert [path.name for path in (private / "work").iterdir()] == ["new.part"]


def test_strays_without_a_row_go(private, monkeypatch):
    kept = factories.photo()
    taken = storage.take

    def dies(source, key):
        taken(source, key)
        raise OSError("killed")

    monkeypatch.setattr(storage, "take", dies)
    with pytest.raises(OSError, match="killed"):
        factories.photo()
    assert StoredFile.objects.get() == kept
    assert len(kept_files(private)) == 4
    assert actions.sweep_strays() == 0
    with clock.travel(datetime.now(UTC) + timedelta(days=2)):
        assert actions.sweep_strays() == 1
    assert len(kept_files(private)) == 3


def test_strays_of_an_empty_house():
    assert actions.sweep_strays() == 0


def test_the_sender_takes_a_file_back(private, django_capture_on_commit_callbacks):
    file = factories.photo(uploader_key="k")
    with pytest.raises(Missing):
        actions.discard(file_id=file.pk, by=None, uploader_key="other")
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(file_id=file.pk, by=None, uploader_key="k")
    assert kept_files(private) == []
    with pytest.raises(Missing):
        actions.discard(file_id=file.pk, by=None, uploader_key="k")


def test_an_attached_file_stays():
    file = factories.photo(uploader_key="k")
    actions.claim([file.pk], by=None, uploader_key="k")
    with pytest.raises(Conflict):
        actions.discard(file_id=file.pk, by=None, uploader_key="k")
