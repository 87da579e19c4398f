"""Open an ended appeal again: by control, or by the resident within the term for objections."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.access import is_resident_of
from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.moving import Move, begin, finish
from qala.contact.appeals.models import Appeal, Assignment, Target
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.routing import Reason
from qala.contact.catalog.rules.stages import Stage, TargetKind
from qala.shared.clock import city_zone
from qala.shared.db import atomic
from qala.shared.errors import Conflict

RESIDENT_MAY_WITHIN = timedelta(days=14)


def reopen(*, appeal_id: int, reason: str, by: Any) -> Appeal:
    """Raises as `moving.begin`; Conflict for a merged appeal or when the resident's term has passed."""
    with atomic():
        move = begin(appeal_id, "reopen", by, reason=reason)
        return settle_reopening(move, reason=reason, by=by, is_resident=is_resident_of(by, move.appeal))


def settle_reopening(
    move: Move, *, reason: str, by: Any, is_resident: bool, within: timedelta = RESIDENT_MAY_WITHIN
) -> Appeal:
    """The writing half, also for the holder of the appeal's secret or of a link (see `as_holder`); `within` bounds
    residents only."""
    appeal = move.appeal
    if appeal.duplicate_of_id is not None:
        raise Conflict(_("This appeal was merged with another; open that one again."), code="merged")
    ended_at = appeal.closed_at or appeal.resolved_at
    if is_resident and ended_at is not None and move.at - ended_at > within:
        raise Conflict(_("The term for objections has passed; please write a new appeal."), code="too_late")
    if appeal.executor_id is None:
        move.to_stage = Stage.NEW
    appeal.resolved_at = appeal.closed_at = appeal.planned_on = None
    appeal.reopened_count += 1
    _start_clock(move)
    _continue_assignment(move, by)
    status = "reopened" if move.to_stage == Stage.ACTIVE else "registered"
    return finish(move, status=status, note=reason.strip(), data={"by_resident": is_resident})


def _start_clock(move: Move) -> None:
    known, appeal = book(), move.appeal
    day = move.at.astimezone(city_zone()).date()
    terms = known.first_terms(appeal.procedure_id, appeal.topic_id, appeal.district_id, day)
    wanted = {kind: term for kind, term in terms.items() if kind == TargetKind.RESOLVE}
    made = clocks.build(
        appeal, wanted, at=move.at, executor_calendar_id=known.calendar_of(appeal.executor_id)
    )
    move.targets.extend(Target.objects.bulk_create(made))


def _continue_assignment(move: Move, by: Any) -> None:
    appeal = move.appeal
    if appeal.executor_id and not Assignment.objects.filter(appeal=appeal, until=None).exists():
        Assignment.objects.create(
            appeal=appeal, organisation_id=appeal.executor_id, reason=Reason.BY_HAND, since=move.at, by=by
        )
