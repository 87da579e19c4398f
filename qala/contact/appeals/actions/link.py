"""Tie two appeals that belong together."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import can_see
from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.models import Appeal, Link
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid, Missing


def link(*, appeal_id: int, other_id: int, by: Any, note: str = "") -> Link:
    """Raises as `moving.begin`; Invalid for itself; Missing for one the person may not see; Conflict when linked."""
    if appeal_id == other_id:
        raise Invalid(fields={"other": _("An appeal cannot be linked to itself.")})
    with atomic():
        move = begin(appeal_id, "link", by)
        other = Appeal.objects.filter(pk=other_id).first()
        if other is None or not can_see(by, other):
            raise Missing
        low, high = sorted((appeal_id, other_id))
        made, is_new = Link.objects.get_or_create(
            one_id=low, other_id=high, defaults={"note": note.strip()[:300], "by": by, "at": move.at}
        )
        if not is_new:
            raise Conflict(_("These two are linked already."), code="linked_already")
        finish(move, note=note.strip(), data={"number": other.number}, is_public=False)
        return made
