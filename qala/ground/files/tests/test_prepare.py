from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile

from qala.ground.files import actions, storage
from qala.ground.files.events import FileReady, FileRejected
from qala.ground.files.models import StoredFile
from qala.ground.files.rules import transcode
from qala.ground.files.rules.limits import Unfit
from qala.ground.files.tests import factories, media
from qala.shared.errors import Invalid
from tests.hearing import hearing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private")]


@pytest.fixture
def heard():
    with hearing(FileReady, FileRejected) as told:
        yield told


@pytest.fixture
def clip(tmp_path):
    return media.video(tmp_path / "clip.mp4").read_bytes()


def keep(body: bytes, **more: Any) -> StoredFile:
    return actions.store(ContentFile(body, name="VID.mp4"), by=None, uploader_key="k", **more)


def test_a_video_waits_for_its_copy_and_has_a_poster(clip):
    file = keep(clip)
    assert (file.state, file.clean_key) == ("pending", "")
    assert {"poster", "thumb-320", "thumb-1280"} <= set(file.keys)
    assert (file.width, file.height) == (320, 240)


def test_the_work_is_queued_in_the_same_transaction(clip):
    from procrastinate.contrib.django.models import ProcrastinateJob

    file = keep(clip)
    job = ProcrastinateJob.objects.get(task_name="files.process")
    assert (job.args, job.queue_name) == ({"file_id": str(file.pk)}, "media")


def test_the_copy_is_clean_and_the_original_goes(clip, heard, django_capture_on_commit_callbacks):
    file = keep(clip)
    original = file.original_key
    with django_capture_on_commit_callbacks(execute=True):
        actions.prepare(file_id=file.pk)
    file.refresh_from_db()
    assert (file.state, file.media_type, file.original_key) == ("ready", "video/mp4", "")
    assert not storage.kept().exists(original)
    seen = factories.published(file)
    assert set(seen) == {"clean", "poster", "thumb-320", "thumb-1280"}
    assert all(media.SECRET.encode() not in body for body in seen.values())
    assert heard == [FileReady(file.pk)]


def test_with_consent_place_and_original_stay(clip):
    file = keep(clip, keep_position=True)
    actions.prepare(file_id=file.pk)
    file.refresh_from_db()
    assert (file.taken_lon, file.taken_lat) == (media.LON, media.LAT)
    with storage.kept().open(file.original_key) as kept:
        assert kept.read() == clip


def test_nothing_happens_twice(clip, heard):
    file = keep(clip)
    actions.prepare(file_id=file.pk)
    actions.prepare(file_id=file.pk)
    assert heard == [FileReady(file.pk)]


def test_a_file_that_is_gone_is_no_error(clip):
    file = keep(clip)
    file_id = file.pk
    file.delete()
    actions.prepare(file_id=file_id)


def test_an_unfit_one_is_rejected_with_its_reason(
    clip, heard, monkeypatch, django_capture_on_commit_callbacks
):
    def unfit(*_given: object) -> None:
        raise Unfit("too_long")

    file = keep(clip)
    monkeypatch.setattr(transcode, "clean", unfit)
    with django_capture_on_commit_callbacks(execute=True):
        actions.prepare(file_id=file.pk)
    file.refresh_from_db()
    assert (file.state, file.reason, file.original_key) == ("rejected", "too_long", "")
    assert "5" in file.reason_text
    assert heard == [FileRejected(file.pk, "too_long")]


@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_a_cut_video_is_refused_at_once(share, clip):
    with pytest.raises(Invalid) as refusal:
        keep(clip[: int(len(clip) * share)])
    assert refusal.value.code == "file_damaged"
