"""A longer term by a reasoned decision."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.letters import promise_notice, write_letter
from qala.contact.appeals.actions.moving import Move, begin, finish
from qala.contact.appeals.models import Appeal, Target
from qala.contact.appeals.queries.moments import day_words
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.catalog.rules.procedures import TermKind
from qala.contact.catalog.rules.stages import TargetKind
from qala.contact.catalog.rules.units import in_words
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules import Allowance, Unit, due_with_pauses
from qala.ground.calendars.rules.counting import due_at
from qala.shared.clock import city_zone
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid

MOST_TYPED = 100_000


def extend(*, appeal_id: int, amount: int, unit: str, reason: str, by: Any) -> Appeal:
    """Move the resolving target's end by an allowance; the resident sees reason and new date.

    Under the law only the executor's head decides, and the applicant must be told within the procedure's term. Raises
    as `moving.begin`; Invalid for more than the procedure allows in all; Conflict when no such target runs.
    """
    with atomic():
        move = begin(appeal_id, "extend", by, reason=reason)
        longer = longer_by(move.appeal, amount, unit, at=move.at)
        resolve = next((t for t in move.targets if t.kind == TargetKind.RESOLVE), None)
        if resolve is None or resolve.paused_since is not None:
            raise Conflict(_("There is no running term to extend."), code="no_running_target")
        before = resolve.due_at
        latest = _latest(move, resolve)
        clocks.lengthen(resolve, longer, at=move.at)
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


def longer_by(appeal: Appeal, amount: int, unit: str, *, at: datetime) -> Allowance:
    """A wish for a longer term as an allowance. Raises Invalid: no such unit, nothing, or more than the procedure ever
    allows (APPC art. 76), be it by a slip of the keyboard."""
    if unit not in list(Unit) or not 0 < amount <= MOST_TYPED:
        raise Invalid(fields={"amount": _("Please check amount and unit.")})
    longer = Allowance(amount, Unit(unit))
    most = book().bound(appeal.procedure_id, TermKind.EXTEND_MOST, at.astimezone(city_zone()).date())
    schedule = schedule_for(book().calendar_of(appeal.executor_id))
    if most is not None and due_at(at, longer, schedule) > due_at(at, most, schedule):
        text = _("A term can be extended by at most %(most)s.") % {"most": in_words(most.amount, most.unit)}
        raise Invalid(fields={"amount": text})
    return longer


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
