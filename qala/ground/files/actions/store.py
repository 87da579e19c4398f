"""Take a file: check it, clean it, keep the clean copy. A video's clean copy is made by a job."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File

from qala.ground.files import storage
from qala.ground.files.actions import intake
from qala.ground.files.actions.intake import Taken
from qala.ground.files.actions.quota import check_quota
from qala.ground.files.events import FileReady, VideoReceived
from qala.ground.files.models import StoredFile
from qala.ground.files.rules import pdf, photo, reasons, video
from qala.ground.files.rules.limits import Unfit
from qala.ground.files.rules.names import clean_name
from qala.ground.files.rules.whereabouts import Whereabouts
from qala.shared import clock
from qala.shared.db import atomic
from qala.shared.events import publish


def store(
    upload: File[bytes],
    *,
    by: Any,
    uploader_key: str = "",
    address_key: str = "",
    allow: tuple[str, ...] = ("photo", "video"),
    keep_position: bool = False,
) -> StoredFile:
    """Keep one file of an ordinary form, or any Django file.

    `by` is the account or None/anonymous, `uploader_key` marks an anonymous session. With `keep_position` the
    place, the time and the original are kept in private; without it they are gone. Raises `Invalid` (code
    `file_<reason>`, field `file`) and `TooMany` when the sender's quota is used up. Photos and documents come
    back ready, videos pending.
    """
    name = upload.name or ""
    check_quota(by=by, uploader_key=uploader_key, address_key=address_key, byte_count=upload.size or 0)
    with storage.workbench() as folder:
        try:
            taken = intake.take_in(upload.chunks(), folder, allow, settings.FILES_LIMITS)
            file = _row(taken, name, by, uploader_key, address_key, keep_position)
            return _kept(file, taken, folder)
        except Unfit as unfit:
            raise reasons.refusal(unfit, settings.FILES_LIMITS) from unfit


def store_path(
    path: Path,
    *,
    name: str,
    by: Any,
    uploader_key: str = "",
    address_key: str = "",
    allow: tuple[str, ...] = ("photo", "video"),
    keep_position: bool = False,
    pk: uuid.UUID | None = None,
) -> StoredFile:
    """The same for a file on the local disk, which is moved away from `path` when it is taken; no quota is
    asked."""
    with storage.workbench() as folder:
        try:
            taken = intake.measure(path, allow, settings.FILES_LIMITS)
            file = _row(taken, name, by, uploader_key, address_key, keep_position, pk)
            return _kept(file, taken, folder)
        except Unfit as unfit:
            raise reasons.refusal(unfit, settings.FILES_LIMITS) from unfit


def _row(
    taken: Taken,
    name: str,
    by: Any,
    uploader_key: str,
    address_key: str,
    keep_position: bool,
    pk: uuid.UUID | None = None,
) -> StoredFile:
    is_account = by is not None and by.is_authenticated
    return StoredFile(
        id=pk or uuid.uuid4(),
        kind=taken.sniffed.kind,
        state="ready",
        original_name=clean_name(name),
        media_type=taken.sniffed.media_type,
        sha256=taken.sha256,
        byte_count=taken.byte_count,
        keeps_position=keep_position,
        uploaded_by=by if is_account else None,
        uploader_key="" if is_account else uploader_key,
        address_key="" if is_account else address_key,
        created_at=clock.now(),
    )


def _kept(file: StoredFile, taken: Taken, folder: Path) -> StoredFile:
    """Decode before the transaction, so that no row is held during a second of pixel work."""
    moves = {"photo": _photo, "video": _video, "document": _document}[file.kind](file, taken, folder)
    with atomic():
        for key, path in moves.items():
            storage.take(path, key)
        file.save(force_insert=True)
        publish(FileReady(file.pk) if file.is_ready else VideoReceived(file.pk))
    return file


def _photo(file: StoredFile, taken: Taken, folder: Path) -> dict[str, Path]:
    made = photo.clean(taken.path, taken.sniffed, folder, settings.FILES_LIMITS, clock.city_zone())
    file.media_type, file.width, file.height = made.media_type, made.width, made.height
    file.clean_key = key_of(file, made.clean.name)
    file.thumb_keys = {str(side): key_of(file, path.name) for side, path in made.thumbs.items()}
    moves = {file.clean_key: made.clean}
    moves |= {file.thumb_keys[str(side)]: path for side, path in made.thumbs.items()}
    if file.keeps_position:
        remember(file, made.whereabouts)
        file.original_key = key_of(file, f"original.{taken.sniffed.format.lower()}")
        moves[file.original_key] = taken.path
    return moves


def _video(file: StoredFile, taken: Taken, folder: Path) -> dict[str, Path]:
    """Refuse at once what can be refused; show a still picture while the clean copy is being made."""
    limits = settings.FILES_LIMITS
    probed = video.probe(taken.path, taken.sniffed, limits)
    still = video.poster(taken.path, taken.sniffed, limits)
    poster, thumbs = photo.publish_frame(still, folder, limits.transcoded_side)
    file.state, file.width, file.height = "pending", probed.width, probed.height
    file.duration_s = probed.duration_s
    file.poster_key = key_of(file, poster.name)
    file.thumb_keys = {str(side): key_of(file, path.name) for side, path in thumbs.items()}
    file.original_key = key_of(file, "original.bin")
    if file.keeps_position:
        remember(file, probed.whereabouts)
    moves = {file.poster_key: poster, file.original_key: taken.path}
    return moves | {file.thumb_keys[str(side)]: path for side, path in thumbs.items()}


def _document(file: StoredFile, taken: Taken, folder: Path) -> dict[str, Path]:
    pdf.check(taken.path.read_bytes())
    file.clean_key = key_of(file, "clean.pdf")
    return {file.clean_key: taken.path}


def remember(file: StoredFile, where: Whereabouts) -> None:
    """Copy the whereabouts into the private fields."""
    file.taken_at, file.taken_lon, file.taken_lat = where.taken_at, where.lon, where.lat


def key_of(file: StoredFile, name: str) -> str:
    """The storage key: two letters to keep folders small, the id, the variant. Never a name that a person
    chose."""
    return f"{file.pk.hex[:2]}/{file.pk}/{name}"
