"""Control confirms that the appeal is finished."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.models import Appeal
from qala.shared.db import atomic
from qala.shared.errors import Conflict


def close(*, appeal_id: int, by: Any, note: str = "") -> Appeal:
    """Raises as `moving.begin`; Conflict when it is closed already."""
    with atomic():
        move = begin(appeal_id, "close", by)
        if move.appeal.closed_at is not None:
            raise Conflict(_("The appeal is closed already."), code="closed_already")
        move.appeal.closed_at = move.at
        return finish(move, status="closed", note=note.strip())
