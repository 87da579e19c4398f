"""Why a file is not taken, in words for the person who sent it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from qala.shared.errors import Invalid

from .limits import MEGABYTE, Limits, Unfit

REASONS = {
    "empty": _("The file is empty."),
    "too_big": _(
        "The file is too large. A photo may have up to %(photo)d MB, a video up to %(video)d MB, "
        "a document up to %(document)d MB."
    ),
    "unknown_type": _(
        "This type of file is not accepted. Send a JPEG, PNG, WebP or HEIC photo, "
        "or an MP4, MOV or WebM video."
    ),
    "kind_not_allowed": _("A file of this kind cannot be attached here."),
    "damaged": _("The file is damaged and cannot be read. Please choose another one."),
    "too_many_pixels": _("The picture is too large. It may have up to %(megapixels)d million pixels."),
    "too_long": _("The video is too long. It may last up to %(minutes)d minutes."),
    "protected": _("The document is protected by a password. Please send it without protection."),
    "active_content": _("The document contains scripts or attachments. Please save it as a plain PDF."),
}


def text(code: str, limits: Limits) -> str:
    """The sentence for a code of `CODES`, in the active language."""
    numbers = {
        "photo": limits.photo_bytes // MEGABYTE,
        "video": limits.video_bytes // MEGABYTE,
        "document": limits.document_bytes // MEGABYTE,
        "megapixels": limits.photo_pixels // 1_000_000,
        "minutes": limits.video_seconds // 60,
    }
    return str(REASONS[code]) % numbers


def refusal(unfit: Unfit, limits: Limits) -> Invalid:
    """The refusal to raise at the edge; its code is `file_<code>`, its one field `file`."""
    said = text(unfit.code, limits)
    return Invalid(said, code=f"file_{unfit.code}", fields={"file": said})
