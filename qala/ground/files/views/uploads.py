"""Resumable uploads, spoken as tus 1.0.0 (core, creation, expiration, termination), so that ready clients
work.

Chunks reach us whole: `bodies.LimitBodies` bounds them before Django spools them.
"""

from __future__ import annotations

import base64
import binascii
import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from qala.ground.files import actions
from qala.ground.files.access import can_see, may_send
from qala.ground.files.actions.uploads import own_upload
from qala.ground.files.models import StoredFile, Upload
from qala.ground.files.views.senders import claimant_of, sender_of
from qala.shared.errors import Invalid, Missing

VERSION = "1.0.0"
CHUNK_TYPE = "application/offset+octet-stream"


@require_http_methods(["POST", "OPTIONS"])
def uploads(request: HttpRequest) -> HttpResponse:
    """POST opens an upload of Upload-Length bytes; OPTIONS tells what the protocol allows here."""
    if request.method == "OPTIONS":
        extensions = "creation,expiration,termination"
        most = str(settings.FILES_LIMITS.most_bytes)
        return _answer(204, {"Tus-Version": VERSION, "Tus-Extension": extensions, "Tus-Max-Size": most})
    if not _speaks(request):
        return _answer(412, {"Tus-Version": VERSION})
    told = metadata(request.headers.get("Upload-Metadata", ""))
    upload = actions.begin(
        total_bytes=_whole(request, "Upload-Length"),
        name=told.get("filename", ""),
        keep_position=told.get("keepposition") == "yes",
        allow=may_send(request.user),
        **sender_of(request),
    )
    return _answer(201, {"Location": reverse("files:upload", args=[upload.pk]), **_place(upload)})


@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponse:
    """HEAD tells the offset, PATCH appends at it, DELETE cancels."""
    if not _speaks(request):
        return _answer(412, {"Tus-Version": VERSION})
    if request.method == "PATCH":
        return _append(request, upload_id)
    if request.method == "DELETE":
        actions.cancel(upload_id=upload_id, **claimant_of(request))
        return _answer(204, {})
    return _answer(200, _known_place(request, upload_id))


def _append(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponse:
    if request.content_type != CHUNK_TYPE:
        return _answer(415, {})
    offset = _whole(request, "Upload-Offset")
    changed, file = actions.append(upload_id=upload_id, offset=offset, body=request, **claimant_of(request))
    return _answer(
        204, _place(changed) | ({"Upload-File": str(file.pk), "Upload-State": file.state} if file else {})
    )


def _known_place(request: HttpRequest, upload_id: uuid.UUID) -> dict[str, str]:
    """Where to go on. A finished upload is a file of the same id: the sender missed the last answer."""
    try:
        return _place(own_upload(upload_id, **claimant_of(request)))
    except Missing:
        file = StoredFile.objects.filter(pk=upload_id).first()
        if file is None or not can_see(request.user, request.session, file):
            raise
        size = str(file.byte_count)
        return {
            "Upload-Offset": size,
            "Upload-Length": size,
            "Upload-File": str(file.pk),
            "Upload-State": file.state,
        }


def _place(upload: Upload) -> dict[str, str]:
    return {
        "Upload-Offset": str(upload.received_bytes),
        "Upload-Length": str(upload.total_bytes),
        "Upload-Expires": http_date(upload.expires_at.timestamp()),
    }


def _answer(status: int, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(
        status=status, headers={"Tus-Resumable": VERSION, "Cache-Control": "no-store", **headers}
    )


def _speaks(request: HttpRequest) -> bool:
    return request.headers.get("Tus-Resumable", VERSION) == VERSION


def _whole(request: HttpRequest, name: str) -> int:
    """A header that must be a whole number; raises `Invalid`."""
    said = request.headers.get(name, "")
    if not (said.isascii() and said.isdigit() and len(said) <= 15):
        raise Invalid(
            _("The upload's size or place is not given."), code="upload_header", fields={name: said}
        )
    return int(said)


def metadata(header: str) -> dict[str, str]:
    """`name base64,name base64` as a dict; junk in a value is an empty value."""
    told: dict[str, str] = {}
    for pair in header.split(",")[:20]:
        name, _gap, value = pair.strip().partition(" ")
        try:
            told[name.lower()] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, ValueError):
            told[name.lower()] = ""
    return told
