"""A longer term by a reasoned decision."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.letters import day_words, promise_notice, write_letter
from qala.contact.appeals.actions.moving import Move, begin, finish
from qala.contact.appeals.models import Appeal, Target
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.catalog.rules.procedures import TermKind
from qala.contact.catalog.rules.stages import TargetKind
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules import Allowance, Unit, due_with_pauses
from qala.ground.calendars.rules.counting import due_at
from qala.shared.clock import city_zone
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

    Under the law only the executor's head decides, and the applicant must be told within the procedure's term. Raises
    as `moving.begin`; Invalid for more than the procedure allows in all; Conflict when no such target runs.
    """
    with atomic():
        move = begin(appeal_id, "extend", by, reason=reason)
        if unit not in list(Unit) or not 0 < amount <= MOST[Unit(unit)]:
            raise Invalid(fields={"amount": _("A term can be extended by at most two months.")})
        resolve = next((t for t in move.targets if t.kind == TargetKind.RESOLVE), None)
        if resolve is None or resolve.paused_since is not None:
            raise Conflict(_("There is no running term to extend."), code="no_running_target")
        before = resolve.due_at
        latest = _latest(move, resolve)
        clocks.lengthen(resolve, Allowance(amount, Unit(unit)), at=move.at)
        if latest is not None and resolve.due_at > latest:
            raise Invalid(
                fields={
                    "amount": _("With all extensions the term may end on %(day)s at the latest.")
                    % {"day": day_words(latest)}
                }
            )
        promise_notice(move)
        values = {"reason": reason.strip(), "old_due": day_words(before), "due": day_words(resolve.due_at)}
        write_letter(move.appeal, LetterKind.EXTENSION, values, by=by, at=move.at)
        data = {"from": before.isoformat(), "to": resolve.due_at.isoformat(), "amount": amount, "unit": unit}
        return finish(move, note=reason.strip(), data=data)


def _latest(move: Move, resolve: Target) -> datetime | None:
    """The last moment that all extensions together may reach: the bound counted from the end without any of them."""
    day = move.at.astimezone(city_zone()).date()
    most = book().bound(move.appeal.procedure_id, TermKind.EXTEND_MOST, day)
    if most is None or resolve.amount is None:
        return None
    schedule = schedule_for(resolve.calendar_id)
    first = due_with_pauses(
        resolve.starts_at, Allowance(resolve.amount, Unit(resolve.unit)), resolve.stood, schedule
    )
    # A term that has passed is lengthened from now on; what was allowed then is allowed now.
    base = first if move.appeal.is_legal else max(first, move.at)
    return due_at(base, most, schedule)
