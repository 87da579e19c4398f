"""Resumable uploads: begin, append piece by piece, cancel. The last piece makes a stored file of the same
id."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qala.ground.files.access import is_sender
from qala.ground.files.actions import parts
from qala.ground.files.actions.quota import check_open, check_quota
from qala.ground.files.actions.store import store_path
from qala.ground.files.models import StoredFile, Upload
from qala.ground.files.rules import reasons
from qala.ground.files.rules.limits import Unfit
from qala.ground.files.rules.names import clean_name
from qala.shared import clock
from qala.shared.errors import Conflict, Invalid, Missing

LIVES_FOR = timedelta(days=1)


def begin(
    *,
    total_bytes: int,
    name: str,
    allow: tuple[str, ...],
    by: Any,
    uploader_key: str = "",
    address_key: str = "",
    keep_position: bool = False,
) -> Upload:
    """Open an upload of `total_bytes`. Raises `Invalid` for a size no kind may have, `TooMany` over the
    quota."""
    limits = settings.FILES_LIMITS
    if total_bytes <= 0 or total_bytes > max(limits.bytes_for(kind) for kind in allow):
        raise reasons.refusal(Unfit("empty" if total_bytes <= 0 else "too_big"), limits)
    sent = check_quota(by=by, uploader_key=uploader_key, address_key=address_key, byte_count=total_bytes)
    check_open(sent)
    is_account = by is not None and by.is_authenticated
    moment = clock.now()
    return Upload.objects.create(
        original_name=clean_name(name),
        total_bytes=total_bytes,
        allowed_kinds=list(allow),
        keeps_position=keep_position,
        uploaded_by=by if is_account else None,
        uploader_key="" if is_account else uploader_key,
        address_key="" if is_account else address_key,
        created_at=moment,
        expires_at=moment + LIVES_FOR,
    )


def own_upload(upload_id: uuid.UUID, *, by: Any, uploader_key: str) -> Upload:
    """The sender's living upload; `Missing` otherwise."""
    upload = Upload.objects.filter(pk=upload_id, expires_at__gt=clock.now()).first()
    if upload is None or not is_sender(by, uploader_key, upload):
        raise Missing
    return upload


def append(
    *, upload_id: uuid.UUID, offset: int, body: parts.Readable, by: Any, uploader_key: str = ""
) -> tuple[Upload, StoredFile | None]:
    """Write the body at `offset`; with the last byte the file is stored and returned.

    Raises `Conflict` when the offset is not the present one or another connection is writing, `Missing` for a
    stranger, and `Invalid` for too many bytes or an unfit file, after which the upload is gone.
    """
    own_upload(upload_id, by=by, uploader_key=uploader_key)
    with parts.held(upload_id) as part:
        # Read again: the row may have changed, or gone, while the lock was another's.
        upload = Upload.objects.filter(pk=upload_id).first()
        if upload is None:
            parts.drop(upload_id)
            raise Missing
        _check_place(upload, offset, parts.size(part))
        try:
            upload.received_bytes += parts.write(part, body, at=offset, most=upload.total_bytes - offset)
        except Unfit as unfit:
            raise reasons.refusal(unfit, settings.FILES_LIMITS) from unfit
        if upload.is_complete:
            # The last piece counts only with the stored file: after a kill in between the sender repeats it.
            return upload, _finish(upload, by)
        upload.expires_at = clock.now() + LIVES_FOR
        upload.save(update_fields=["received_bytes", "expires_at"])
        return upload, None


def cancel(*, upload_id: uuid.UUID, by: Any, uploader_key: str = "") -> None:
    """Forget an unfinished upload. Raises `Missing` for a stranger's, `Conflict` while it is being
    written."""
    upload = own_upload(upload_id, by=by, uploader_key=uploader_key)
    with parts.held(upload_id):
        upload.delete()
        parts.drop(upload_id)


def _check_place(upload: Upload, offset: int, on_disk: int) -> None:
    """The sender must continue exactly where the row stands, and the bytes before must be there."""
    if on_disk < upload.received_bytes:
        # A kill during the last step, or a disk that lost the part: begin again rather than fill a gap with
        # zeros.
        upload.received_bytes = 0
        upload.save(update_fields=["received_bytes"])
    if offset != upload.received_bytes:
        raise Conflict(_("The upload stands at another place."), code="upload_offset")


def _finish(upload: Upload, by: Any) -> StoredFile:
    """Store, then forget. A kill in between leaves a stored file and an upload; a repeated last piece finds
    it."""
    stored = StoredFile.objects.filter(pk=upload.pk).first()
    if stored is not None:
        _forget(upload)
        return stored
    try:
        file = store_path(
            parts.path_of(upload.pk),
            name=upload.original_name,
            by=by,
            uploader_key=upload.uploader_key,
            address_key=upload.address_key,
            allow=tuple(upload.allowed_kinds),
            keep_position=upload.keeps_position,
            pk=upload.pk,
        )
    except Invalid:
        _forget(upload)
        raise
    _forget(upload)
    return file


def _forget(upload: Upload) -> None:
    parts.drop(upload.pk)
    Upload.objects.filter(pk=upload.pk).delete()
