"""Pass an appeal from one organisation to another: the shared middle of redirect, give back and change of topic."""

from typing import Any

from qala.contact.appeals.actions import targets as clocks
from qala.contact.appeals.actions.letters import promise_notice, write_letter
from qala.contact.appeals.actions.moving import Move
from qala.contact.appeals.models import Assignment, Target
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.letters import LetterKind
from qala.contact.catalog.rules.stages import TargetKind
from qala.shared.clock import city_zone


def hand_over(move: Move, executor_id: int | None, *, reason: str, outcome: str, note: str, by: Any) -> None:
    """End the open assignment, start another (or none: the fallback queue), and give the new one its own accept term.

    The resident's promise (first answer, resolve) goes on unchanged: it is no concern of theirs who has it. Clocks
    that stood still run again. Under the law the applicant must be told to whom it went (APPC art. 65); a return to
    the desk goes to nobody yet. Does not save the appeal.
    """
    appeal, at = move.appeal, move.at
    Assignment.objects.filter(appeal=appeal, until=None).update(until=at, outcome=outcome)
    clocks.resume(move.targets, at=at)
    clocks.cancel(move.targets, [TargetKind.ACCEPT], at=at)
    if executor_id is not None:
        clocks.meet([t for t in move.targets if t.is_running], [TargetKind.REDIRECT], at=at)
    appeal.executor_id, appeal.assignee, appeal.route_reason = executor_id, None, reason
    appeal.accepted_at = appeal.planned_on = None
    if executor_id is not None:
        Assignment.objects.create(
            appeal=appeal, organisation_id=executor_id, reason=reason, note=note, since=at, by=by
        )
    move.targets.extend(_accept_term(move, executor_id))
    left = [target for target in move.targets if target.is_running]
    for target in left:
        target.executor_id = executor_id
    Target.objects.filter(pk__in=[target.pk for target in left]).update(executor_id=executor_id)
    if executor_id is not None:
        promise_notice(move)
        values = {"to": book().executor_name(executor_id), "reason": note}
        write_letter(appeal, LetterKind.REDIRECT, values, by=by, at=at)


def _accept_term(move: Move, executor_id: int | None) -> list[Target]:
    known, appeal = book(), move.appeal
    day = move.at.astimezone(city_zone()).date()
    terms = known.first_terms(appeal.procedure_id, appeal.topic_id, appeal.district_id, day)
    running = {target.kind for target in move.targets if target.is_running}
    wanted = {TargetKind.ACCEPT, TargetKind.REDIRECT} - running
    accept = {kind: term for kind, term in terms.items() if kind in wanted}
    made = clocks.build(appeal, accept, at=move.at, executor_calendar_id=known.calendar_of(executor_id))
    return Target.objects.bulk_create(made)
