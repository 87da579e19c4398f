"""Hear the applicant before an unfavourable answer (APPC art. 73)."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.actions.letters import write_letter
from qala.contact.appeals.actions.moving import Move, begin, finish
from qala.contact.appeals.models import Appeal, Hearing
from qala.contact.appeals.queries.moments import day_words, moment_words
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.catalog.rules.procedures import TermKind
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.rules import Allowance, Schedule
from qala.ground.calendars.rules.counting import due_at, registered_at
from qala.shared.clock import city_zone
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid

FARTHEST = timedelta(days=366)


def call_hearing(*, appeal_id: int, planned_at: datetime, place: str, draft: str, by: Any) -> Appeal:
    """Invite the applicant; the invitation goes out as a letter. `draft` is what the body intends to decide.

    Raises as `moving.begin`; Invalid when the day is nearer than the procedure allows; Conflict when one is called.
    """
    with atomic():
        move = begin(appeal_id, "call_hearing", by, place=place, draft=draft)
        if move.appeal.hearings.filter(held_at=None, cancelled_at=None).exists():
            raise Conflict(_("A hearing is called already."), code="hearing_called")
        _check_ahead(move, planned_at)
        made = Hearing.objects.create(
            appeal=move.appeal, planned_at=planned_at, place=place.strip(), draft=draft.strip(), called_at=move.at,
            called_by=by,
        )  # fmt: skip
        values = {"hearing": moment_words(planned_at), "place": made.place, "reason": made.draft}
        write_letter(move.appeal, LetterKind.HEARING, values, by=by, at=move.at)
        return finish(move, note=draft.strip(), data={"hearing": planned_at.isoformat(), "place": made.place})


def hold_hearing(*, appeal_id: int, has_come: bool, minutes: str, by: Any) -> Appeal:
    """The hearing took place; who was invited and did not come had the occasion. Raises as `moving.begin`; Conflict
    when none is called or its hour has not come."""
    with atomic():
        move = begin(appeal_id, "hold_hearing", by, minutes=minutes)
        hearing = _called(move)
        if move.at < hearing.planned_at:
            raise Conflict(_("The hour of the hearing has not come yet."), code="hearing_ahead")
        hearing.held_at, hearing.has_come, hearing.minutes = move.at, has_come, minutes.strip()
        hearing.save()
        return finish(move, note=minutes.strip(), data={"has_come": has_come})


def drop_hearing(*, appeal_id: int, reason: str, by: Any) -> Appeal:
    """Call it off; another may be called. Raises as `moving.begin`; Conflict when none is called."""
    with atomic():
        move = begin(appeal_id, "drop_hearing", by, reason=reason)
        hearing = _called(move)
        hearing.cancelled_at = move.at
        hearing.save()
        return finish(move, note=reason.strip(), data={"hearing": hearing.planned_at.isoformat()})


def require_hearing(appeal: Appeal, field: str) -> None:
    """An unfavourable decision needs a held hearing where the procedure says so. Raises Invalid under the field that
    makes the decision one, so that the words typed for it are not lost."""
    rules = book().procedure_of(appeal.procedure_id)
    if rules is None or not rules.needs_hearing or not appeal.is_legal:
        return
    if not appeal.hearings.filter(held_at__isnull=False).exists():
        text = _(
            "Before an unfavourable answer the applicant must be heard (APPC art. 73): call a hearing first."
        )
        raise Invalid(fields={field: text})


def earliest(called_at: datetime, bound: Allowance | None, schedule: Schedule) -> datetime:
    """The first moment for a hearing called now: the opening of a day when the bound counts days; otherwise when it has
    run out, and never on a day off."""
    if bound is None:
        return called_at
    if bound.unit.is_in_days:
        day = schedule.day_of(due_at(called_at, bound, schedule) - timedelta(microseconds=1))
        return schedule.opens(day)[0][0]
    return registered_at(due_at(called_at, bound, schedule), schedule)


def _check_ahead(move: Move, planned_at: datetime) -> None:
    day = move.at.astimezone(city_zone()).date()
    bound = book().bound(move.appeal.procedure_id, TermKind.HEARING_AHEAD, day)
    schedule = schedule_for(book().calendar_of(move.appeal.executor_id))
    first = earliest(move.at, bound, schedule)
    if planned_at > move.at + FARTHEST:
        raise Invalid(fields={"planned_at": _("Please check the day.")})
    if planned_at < first:
        text = _("The applicant must know in time: not before %(day)s.") % {"day": day_words(first)}
        raise Invalid(fields={"planned_at": text})
    day = schedule.day_of(planned_at)
    if not schedule.is_working(day):
        following = schedule.opens(schedule.working_day_from(day))[0][0]
        closed = _("The executor does not work on this day; the next working day is %(day)s.")
        raise Invalid(fields={"planned_at": closed % {"day": day_words(following)}})


def _called(move: Move) -> Hearing:
    found = move.appeal.hearings.filter(held_at=None, cancelled_at=None).first()
    if found is None:
        raise Conflict(_("No hearing is called."), code="no_hearing")
    return found
