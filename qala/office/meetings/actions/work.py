"""The executor works, the controller confirms: two people, always."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.files.actions import claim as claim_files
from qala.office.meetings.access import may_step
from qala.office.meetings.actions.telling import tell
from qala.office.meetings.events import AssignmentMoved
from qala.office.meetings.models import Assignment
from qala.office.meetings.notices import CLAIMED, RETURNED
from qala.office.meetings.rules.statuses import ASSIGNMENT_LIFE
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Invalid, require
from qala.shared.events import publish
from qala.shared.transitions import Step


def accept(*, assignment_id: int, by: Any) -> Assignment:
    """The executor takes it on. Raises Missing, NotAllowed, Conflict."""
    with atomic():
        row, step = _begin(assignment_id, "accept", by)
        return _end(row, step, by)


def claim(*, assignment_id: int, note: str, by: Any, evidence: Any = None) -> Assignment:
    """The executor says it is done and how; `evidence` is the id of an uploaded file. Overdue ends here, the assignment
    does not: the controller has the last word. Raises Missing, NotAllowed, Conflict, Invalid (no words)."""
    with atomic():
        row, step = _begin(assignment_id, "claim", by, note=note)
        row.outcome, row.claimed_on = note, today()
        if evidence:
            (row.evidence,) = claim_files([evidence], by=by)
        _end(row, step, by, note)
        tell(CLAIMED, row, [row.controller_id], about=_about(row))
    return row


def confirm(*, assignment_id: int, by: Any, note: str = "") -> Assignment:
    """The controller, who is not the executor, closes it. Raises Missing, NotAllowed, Conflict."""
    with atomic():
        row, step = _begin(assignment_id, "confirm", by)
        row.ended_on = today()
        return _end(row, step, by, note)


def return_back(*, assignment_id: int, note: str, by: Any) -> Assignment:
    """Not done yet, and why. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        row, step = _begin(assignment_id, "return", by, note=note)
        row.claimed_on = None
        _end(row, step, by, note)
        tell(RETURNED, row, [row.executor_id], about=_about(row), note=note)
    return row


def prolong(*, assignment_id: int, due_on: date, note: str, by: Any) -> Assignment:
    """More time, with a reason; the first day stays known. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        row, step = _begin(assignment_id, "prolong", by, note=note)
        if due_on <= row.due_on or due_on < today():
            raise Invalid(fields={"due_on": _("Give a day after the present one.")})
        before, row.due_on = row.due_on, due_on
        return _end(row, step, by, note, before=before.isoformat(), after=due_on.isoformat())


def take_back(*, assignment_id: int, note: str, by: Any) -> Assignment:
    """Nobody has to do it any more. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        row, step = _begin(assignment_id, "cancel", by, note=note)
        row.ended_on = today()
        return _end(row, step, by, note)


def _begin(assignment_id: int, verb: str, by: Any, **given: object) -> tuple[Assignment, Step]:
    row = lock(Assignment, assignment_id)
    require(may_step(by, row, verb))
    return row, ASSIGNMENT_LIFE.check(row.stage, verb, **given)


def _end(row: Assignment, step: Step, by: Any, note: str = "", **data: Any) -> Assignment:
    before = row.stage
    row.stage = step.lands_in(before)
    row.save()
    timeline.add(row, step.verb, by=by, note=note, from_stage=before, to_stage=row.stage, data=data)
    publish(AssignmentMoved(assignment_id=row.pk, project_id=row.project_id, verb=step.verb, by_id=by.pk))
    return row


def _about(row: Assignment) -> str:
    """Another round, another letter: the newest entry of the timeline makes the difference."""
    return f"assignment:{row.pk}:{timeline.newest(row)}"
