"""Who may see a file: its sender while it is unattached, and whoever a room that uses it lets in. Nobody
else."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, MutableMapping
from enum import StrEnum
from typing import Any

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from qala.ground.files.models import StoredFile, Upload
from qala.shared.permissions import holds, permission

#: Takes the user, the session (or None) and the file; says whether this room shows the file to them.
Viewer = Callable[[Any, Any, StoredFile], bool]

_SESSION_NAME = "files_sender"
_viewers: list[Viewer] = []
_public: list[Callable[[StoredFile], bool]] = []
_openers: list[Callable[[Any, StoredFile], bool]] = []

SEE_PRIVATE = permission(
    "files.see_private",
    _("See where and when a photo was taken, and the original"),
    _("The place a photo carries helps to find the spot; it is the sender's own and shown to few."),
    ("operator", "shift_supervisor", "controller"),
)


def file_viewer(viewer: Viewer) -> Viewer:
    """Decorator: a higher room shows files under its own rules. A viewer never speaks for another room's
    files."""
    if viewer not in _viewers:
        _viewers.append(viewer)
    return viewer


def public_viewer(viewer: Callable[[StoredFile], bool]) -> Callable[[StoredFile], bool]:
    """Decorator: a higher room shows some of its files to everybody, by a decision that can be taken back."""
    if viewer not in _public:
        _public.append(viewer)
    return viewer


def original_opener(opener: Callable[[Any, StoredFile], bool]) -> Callable[[Any, StoredFile], bool]:
    """Decorator: a higher room opens the originals of its own files to those who must look closely, beside whoever
    holds `files.see_private`. Each opening is published (`OriginalOpened`), for the room to write it down."""
    if opener not in _openers:
        _openers.append(opener)
    return opener


class Shown(StrEnum):
    """To whom a variant is shown, of those who ask for it."""

    NOT = "not"
    SOME = "some"
    ALL = "all"


def shown(user: Any, session: Any, file: StoredFile, variant: str = "clean") -> Shown:
    """Whether this visitor may fetch the variant, and whether everybody may today. The original is for nobody without
    the permission `files.see_private`, or a room that opens it."""
    if variant == "original":
        return Shown.SOME if opens_original(user, file) and _is_for(user, session, file) else Shown.NOT
    if file.state != "rejected" and any(viewer(file) for viewer in tuple(_public)):
        return Shown.ALL
    return Shown.SOME if _is_for(user, session, file) else Shown.NOT


def can_see(user: Any, session: Any, file: StoredFile, variant: str = "clean") -> bool:
    """Whether this visitor may fetch the variant."""
    return shown(user, session, file, variant) != Shown.NOT


def _is_for(user: Any, session: Any, file: StoredFile) -> bool:
    if file.attached_at is None and is_sender(user, uploader_key_of(session), file):
        return True
    # While a video is being prepared its still picture may be seen: the clean copy is not there yet to be fetched.
    return file.state != "rejected" and any(viewer(user, session, file) for viewer in tuple(_viewers))


def opens_original(user: Any, file: StoredFile) -> bool:
    """Whether private originals, or this one, are open to the person."""
    return holds(user, SEE_PRIVATE.code) or any(opener(user, file) for opener in tuple(_openers))


def is_sender(user: Any, uploader_key: str, sent: StoredFile | Upload) -> bool:
    """Whether the account, or for people without one the session, sent this."""
    if sent.uploaded_by_id is not None:
        return bool(getattr(user, "pk", None) == sent.uploaded_by_id)
    return bool(sent.uploader_key) and constant_time_compare(sent.uploader_key, uploader_key)


def may_send(user: Any) -> tuple[str, ...]:
    """The kinds this person may upload; documents are for staff."""
    is_staff = getattr(user, "kind", "") == "staff"
    return ("photo", "video", "document") if is_staff else ("photo", "video")


def uploader_key_of(session: Any, *, make: bool = False) -> str:
    """What marks the files of an anonymous session; empty when it has sent none and `make` is False.

    The session keeps a random token and the rows keep its hash, so that neither the table nor a backup opens
    files.
    """
    if session is None:
        return ""
    kept: MutableMapping[str, Any] = session
    if _SESSION_NAME not in kept:
        if not make:
            return ""
        kept[_SESSION_NAME] = secrets.token_urlsafe(32)
    return hashlib.sha256(str(kept[_SESSION_NAME]).encode()).hexdigest()
