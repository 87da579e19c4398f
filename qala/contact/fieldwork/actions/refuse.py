"""Not ours, with proof."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import give_back, note
from qala.contact.appeals.models import Appeal
from qala.shared.db import atomic
from qala.shared.errors import Invalid

SUBSTANCE = 40


def refuse_as_not_ours(
    *, appeal_id: int, reason: str, by: Any, files: Sequence[Any] = (), uploader_key: str = ""
) -> Appeal:
    """Return it with a photo, or with a reason of at least 40 letters; the next executor and control see both.

    Raises as `appeals.actions.give_back`; Invalid without proof.
    """
    if not files and len(reason.strip()) < SUBSTANCE:
        raise Invalid(
            fields={
                "reason": _(
                    "Add a photo or tell in at least 40 letters why this is not yours and whose it is."
                )
            }
        )
    with atomic():
        if files:
            note(appeal_id=appeal_id, text=reason, by=by, files=files, uploader_key=uploader_key)
        return give_back(appeal_id=appeal_id, reason=reason, by=by)
