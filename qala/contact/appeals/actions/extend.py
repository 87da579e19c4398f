"""A longer term by a reasoned decision."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import begin, finish
from qala.contact.appeals.models import Appeal
from qala.contact.catalog.rules.stages import TargetKind
from qala.ground.calendars.rules import Allowance, Unit
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid

# APPC art. 76: at most two months. In each unit, so that nobody extends by a slip of the keyboard.
MOST = {
    Unit.MINUTES: 60 * 24 * 60,
    Unit.HOURS: 60 * 24,
    Unit.WORKING_HOURS: 8 * 43,
    Unit.CALENDAR_DAYS: 60,
    Unit.WORKING_DAYS: 43,
}


def extend(*, appeal_id: int, amount: int, unit: str, reason: str, by: Any) -> Appeal:
    """Move the resolving target's end by an allowance; the resident sees reason and new date.

    Raises as `moving.begin`; Invalid for an amount outside two months; Conflict when no such target runs.
    """
    with atomic():
        move = begin(appeal_id, "extend", by, reason=reason)
        if unit not in list(Unit) or not 0 < amount <= MOST[Unit(unit)]:
            raise Invalid(fields={"amount": _("A term can be extended by at most two months.")})
        resolve = next((t for t in move.targets if t.kind == TargetKind.RESOLVE), None)
        if resolve is None or resolve.paused_since is not None:
            raise Conflict(_("There is no running term to extend."), code="no_running_target")
        before = resolve.due_at
        clocks.lengthen(resolve, Allowance(amount, Unit(unit)), at=move.at)
        data = {"from": before.isoformat(), "to": resolve.due_at.isoformat(), "amount": amount, "unit": unit}
        return finish(move, note=reason.strip(), data=data)
