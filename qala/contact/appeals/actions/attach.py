"""Add stored files to an appeal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal, Attachment
from qala.ground.files.actions import claim
from qala.shared.errors import Invalid

MAX_FILES = 20


def attach(
    appeal: Appeal, files: Sequence[Any], *, role: str, by: Any, uploader_key: str = "", at: datetime
) -> list[Attachment]:
    """Claim the sender's uploads for this appeal, inside the caller's transaction. At most 20 files an appeal.

    Raises Missing for a file that is not the sender's, Conflict for one used before, Invalid for too many.
    """
    if not files:
        return []
    if appeal.attachments.count() + len(files) > MAX_FILES:
        raise Invalid(fields={"files": _("At most 20 files can belong to one appeal.")})
    author = by if getattr(by, "pk", None) else None
    stored = claim(files, by=author, uploader_key=uploader_key)
    rows = [Attachment(appeal=appeal, file=file, role=role, by=author, at=at) for file in stored]
    return Attachment.objects.bulk_create(rows)
