"""An assignment is written: in the draft of a protocol, or at once."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.meetings.access import ASSIGN
from qala.office.meetings.actions.moving import written
from qala.office.meetings.actions.telling import tell
from qala.office.meetings.events import AssignmentMoved
from qala.office.meetings.models import Assignment, AssignmentStage, Meeting
from qala.office.meetings.notices import ISSUED
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish


def give(
    *,
    text: str,
    executor: Any,
    controller: Any,
    due_on: date,
    by: Any,
    meeting_id: int | None = None,
    co_executors: Iterable[Any] = (),
    **more: Any,
) -> Assignment:
    """With a meeting it waits in the draft of its protocol and is issued when that is signed; without one, at once.

    `more`: `decision`, `project`, `body`. Raises NotAllowed, Conflict, Invalid (executor and controller are one person,
    a day that has passed).
    """
    with atomic():
        meeting = written(meeting_id, by) if meeting_id else None
        if meeting is None:
            require(can(by, ASSIGN))
        row = Assignment(
            text=text,
            executor=executor,
            controller=controller,
            due_on=due_on,
            meeting=meeting,
            issued_by=by,
            **more,
        )
        others = list(co_executors)
        _check(row, others, meeting)
        row.first_due_on = due_on
        if row.project is None and row.decision is not None:
            row.project = row.decision.project
        row.save(force_insert=True)
        row.co_executors.set(others)
        timeline.add(row, "write", by=by, to_stage=row.stage)
        if meeting is None:
            issue(row, by)
    return row


def rewrite(
    *, assignment_id: int, by: Any, co_executors: Iterable[Any] = (), seen: int | None = None, **words: Any
) -> Assignment:
    """Change one that is still a draft. Raises Missing, NotAllowed, Conflict (issued, signed, changed meanwhile),
    Invalid."""
    with atomic():
        row = lock(Assignment, assignment_id)
        if row.stage != AssignmentStage.DRAFT or row.meeting_id is None:
            raise Conflict(_("This assignment is issued: give more time, or take it back."), code="issued")
        meeting = written(row.meeting_id, by)
        timeline.require_unchanged(row, seen)
        for name, value in words.items():
            setattr(row, name, value)
        others = list(co_executors)
        _check(row, others, meeting)
        row.first_due_on = row.due_on
        row.save()
        row.co_executors.set(others)
        timeline.add(row, "rewrite", by=by)
    return row


def issue(row: Assignment, by: Any) -> None:
    """From now on it runs; the executor is told. The row is locked or new; who may was asked before."""
    before = row.stage
    row.stage, row.issued_on = AssignmentStage.ISSUED, today()
    row.save()
    timeline.add(row, "issue", by=by, from_stage=before, to_stage=row.stage)
    others = row.co_executors.values_list("pk", flat=True)
    tell(ISSUED, row, [row.executor_id, *others], about=f"assignment:{row.pk}")
    publish(AssignmentMoved(assignment_id=row.pk, project_id=row.project_id, verb="issue", by_id=by.pk))


def _check(row: Assignment, others: list[Any], meeting: Meeting | None) -> None:
    validate(row)
    if row.executor_id == row.controller_id or row.controller in others:
        raise Invalid(fields={"controller": _("The controller is another person than those who do it.")})
    if row.due_on < today():
        raise Invalid(fields={"due_on": _("This day has passed.")})
    if row.decision is not None and row.decision.meeting_id != (meeting.pk if meeting else None):
        raise Invalid(fields={"decision": _("This decision belongs to another meeting.")})
