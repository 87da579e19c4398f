"""The protocol is written: what was heard, what was decided."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from qala.office.meetings.actions.agenda import require_said
from qala.office.meetings.actions.moving import written
from qala.office.meetings.models import AgendaItem, Decision
from qala.shared import timeline
from qala.shared.db import atomic, found, validate
from qala.shared.errors import Conflict


def write_heard(*, meeting_id: int, item_id: int, heard_kk: str, heard_ru: str, by: Any) -> AgendaItem:
    """What was said to an item. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        meeting = written(meeting_id, by)
        item = found(meeting.agenda, pk=item_id)
        item.heard_kk, item.heard_ru = heard_kk, heard_ru
        validate(item)
        item.save()
        timeline.add(meeting, "heard", by=by, data={"item": item.pk})
    return item


def save_decision(*, meeting_id: int, by: Any, decision_id: int | None = None, **words: Any) -> Decision:
    """Write a decision, new or known: `text_kk`, `text_ru`, `item`, `project`. Raises Missing, NotAllowed, Conflict,
    Invalid."""
    with atomic():
        meeting = written(meeting_id, by)
        if decision_id:
            row = found(meeting.decisions, pk=decision_id)
        else:
            newest: int | None = meeting.decisions.aggregate(top=Max("number"))["top"]
            row = Decision(meeting=meeting, number=(newest or 0) + 1)
        if words.get("project", row.project) != row.project:
            require_no_change(row)
        for name in ("text_kk", "text_ru", "item", "project"):
            setattr(row, name, words.get(name, getattr(row, name)))
        validate(row)
        require_said(row.text_kk, row.text_ru, "text_kk")
        row.save()
        timeline.add(meeting, "decide", by=by, data={"decision": row.number})
    return row


def remove_decision(*, meeting_id: int, decision_id: int, by: Any) -> None:
    """Strike it out, with its assignments that are still drafts. Raises Missing, NotAllowed, Conflict."""
    with atomic():
        meeting = written(meeting_id, by)
        row = found(meeting.decisions, pk=decision_id)
        require_no_change(row)
        row.assignments.filter(stage="draft").delete()
        row.delete()
        timeline.add(meeting, "strike", by=by, data={"decision": row.number})


def require_no_change(row: Decision) -> None:
    """Raises Conflict when the decision has asked for a change of the plan."""
    if row.change_request_id:
        raise Conflict(_("A change of the plan was asked for by this decision."), code="has_change")
