"""Make a video's clean copy. Run by a job, safe to run twice."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

from django.conf import settings
from django.db import transaction

from qala.ground.files import storage
from qala.ground.files.actions.discard import forget
from qala.ground.files.actions.store import key_of
from qala.ground.files.events import FileReady, FileRejected
from qala.ground.files.models import StoredFile
from qala.ground.files.rules import sniff, transcode, video
from qala.ground.files.rules.limits import Limits, Unfit
from qala.ground.files.rules.video import Probed
from qala.shared.db import atomic, lock
from qala.shared.errors import Missing
from qala.shared.events import publish


def prepare(*, file_id: uuid.UUID) -> None:
    """Publish the clean copy and drop the original unless the sender agreed to keep it; or reject with a
    reason.

    Does nothing for a file that is gone or no longer pending.
    """
    file = StoredFile.objects.filter(pk=file_id, state="pending").first()
    if file is None:
        return
    with storage.workbench() as folder:
        source = _fetched(file, folder)
        try:
            path, media_type, probed = _made(source, folder, settings.FILES_LIMITS)
        except Unfit as unfit:
            _reject(file_id, unfit.code)
            return
        _publish(file_id, path, media_type, probed)


def _made(source: Path, folder: Path, limits: Limits) -> tuple[Path, str, Probed]:
    with source.open("rb") as opened:
        sniffed = sniff.sniff(opened.read(sniff.HEAD_BYTES))
    plan = video.probe(source, sniffed, limits).plan
    path, media_type = transcode.clean(source, sniffed, plan, folder, limits)
    made = sniff.WEBM if media_type == "video/webm" else sniff.MP4
    # What is published is looked at once more: a copy that does not play is no copy.
    return path, media_type, video.probe(path, made, limits)


def _fetched(file: StoredFile, folder: Path) -> Path:
    """A local copy: FFmpeg needs to seek, and the storage may be a bucket."""
    path = folder / "source"
    with storage.kept().open(file.original_key) as kept, path.open("wb") as out:
        shutil.copyfileobj(kept, out, 1 << 20)
    return path


def _publish(file_id: uuid.UUID, path: Path, media_type: str, probed: Probed) -> None:
    with atomic():
        file = _still_pending(file_id)
        if file is None:
            return
        file.clean_key = key_of(file, path.name)
        storage.take(path, file.clean_key)
        file.state, file.media_type = "ready", media_type
        file.width, file.height, file.duration_s = probed.width, probed.height, probed.duration_s
        if not file.keeps_position:
            _drop_original(file)
        file.save()
        publish(FileReady(file_id))


def _reject(file_id: uuid.UUID, code: str) -> None:
    with atomic():
        file = _still_pending(file_id)
        if file is None:
            return
        file.state, file.reason = "rejected", code
        _drop_original(file)
        file.save()
        publish(FileRejected(file_id, code))


def _still_pending(file_id: uuid.UUID) -> StoredFile | None:
    """The locked row, unless another worker or the sender was faster."""
    try:
        file = lock(StoredFile, file_id)
    except Missing:
        return None
    return file if file.state == "pending" else None


def _drop_original(file: StoredFile) -> None:
    keys = [file.original_key]
    file.original_key = ""
    transaction.on_commit(lambda: forget(keys))
