"""Stored files: what is known of one, its variants, and taking it back."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from qala.ground.files import actions, storage
from qala.ground.files.access import Shown, is_sender, shown, uploader_key_of
from qala.ground.files.actions.store import key_of
from qala.ground.files.events import OriginalOpened
from qala.ground.files.models import StoredFile
from qala.ground.files.views.senders import claimant_of
from qala.ground.files.views.streaming import answer, guarded, is_known
from qala.shared.db import atomic
from qala.shared.errors import Missing
from qala.shared.events import publish
from qala.shared.kept import is_linked

_MEDIA_TYPES = {
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "pdf": "application/pdf",
}


@require_http_methods(["GET", "HEAD", "DELETE"])
def stored_file(request: HttpRequest, file_id: uuid.UUID) -> HttpResponse:
    """GET: state and addresses as JSON. DELETE: the sender takes an unattached file back."""
    if request.method == "DELETE":
        actions.discard(file_id=file_id, **claimant_of(request))
        return HttpResponse(status=204)
    file, _to = _seen(request, file_id)
    words = described(file)
    if not is_sender(request.user, uploader_key_of(request.session), file):
        words["name"] = ""  # the name a sender gave often names a person
    return JsonResponse(words, headers={"Cache-Control": "private, no-store"})


@require_safe
def variant(request: HttpRequest, file_id: uuid.UUID, variant: str) -> HttpResponseBase:
    """The bytes of one variant; a stranger learns no more than that there is nothing for them."""
    if is_linked(request):
        file, to = _linked(file_id, variant), Shown.ALL
    else:
        file, to = _seen(request, file_id, variant)
    if variant not in file.keys:
        raise Missing
    if variant == "original" and request.method == "GET":
        with atomic():
            publish(OriginalOpened(file_id=file.pk, by_id=request.user.pk))
    tag = _tag(file, variant)
    response = HttpResponse(status=304) if is_known(request, tag) else _bytes(request, file, variant, tag)
    return guarded(response, tag=tag, is_public=to == Shown.ALL)


def _bytes(request: HttpRequest, file: StoredFile, variant: str, tag: str) -> HttpResponseBase:
    key = file.keys[variant]
    try:
        opened = storage.kept().open(key)
    except FileNotFoundError as gone:
        raise Missing from gone
    ending = key.rpartition(".")[2]
    # The original may be anything, so it is handed over as a download that nothing interprets.
    media_type = "application/octet-stream" if variant == "original" else _MEDIA_TYPES[ending]
    disposition = _disposition(file, variant, ending)
    return answer(request, opened, media_type=media_type, disposition=disposition, tag=tag)


def described(file: StoredFile) -> dict[str, object]:
    """What the sender's page needs to show it."""
    return {
        "id": str(file.pk),
        "kind": file.kind,
        "state": file.state,
        "reason": file.reason_text,
        "name": file.original_name,
        "thumb": file.thumb_url,
        "clean": file.clean_url,
    }


def _seen(request: HttpRequest, file_id: uuid.UUID, variant: str = "clean") -> tuple[StoredFile, Shown]:
    file = StoredFile.objects.filter(pk=file_id).first()
    to = shown(request.user, request.session, file, variant) if file else Shown.NOT
    if file is None or to == Shown.NOT:
        raise Missing
    return file, to


def _linked(file_id: uuid.UUID, variant: str) -> StoredFile:
    """Where its bytes lie, when the database cannot be asked: small pictures, and documents."""
    file = StoredFile(pk=file_id, kind="document" if variant == "clean" else "photo")
    file.thumb_keys = {side: key_of(file, f"thumb-{side}.webp") for side in ("320", "1280")}
    file.clean_key = key_of(file, "clean.pdf")
    return file


def _disposition(file: StoredFile, variant: str, ending: str) -> str:
    """Others do not learn the name the sender gave, which often names a person; documents come from staff."""
    if file.kind == "document":
        return content_disposition_header(True, file.original_name or f"{file.pk}.pdf") or "attachment"
    name = f"{file.kind}-{file.pk.hex[:8]}-{variant}.{ending}"
    return content_disposition_header(variant == "original", name) or f'inline; filename="{name}"'


def _tag(file: StoredFile, variant: str) -> str:
    return f'"{file.pk.hex}-{variant}"'
