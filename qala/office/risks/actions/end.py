"""A risk ends: it passed, or it has occurred and is an issue now."""

from datetime import date
from typing import Any

from qala.office.projects.models import Project
from qala.office.risks.actions.moving import begin, finish, next_number
from qala.office.risks.events import IssueRaised
from qala.office.risks.models import Issue, Risk
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock, validate
from qala.shared.events import publish


def close_risk(*, risk_id: int, note: str, by: Any) -> Risk:
    """It can no longer happen, or no longer matters. Raises Missing, NotAllowed, Conflict, Invalid (no note)."""
    with atomic():
        risk, step = begin(risk_id, "close", by, note=note)
        risk.ended_on = today()
        return finish(risk, step, by, note)


def occur(
    *, risk_id: int, note: str, severity: int, by: Any, owner: Any = None, due_on: date | None = None
) -> Issue:
    """It has happened: the risk ends and an issue begins that keeps the link. Raises as `close_risk`."""
    with atomic():
        risk, step = begin(risk_id, "occur", by, note=note)
        project = lock(Project, risk.project_id)
        issue = Issue(
            project=project,
            number=next_number(Issue, project),
            title=risk.event[:300],
            text=note,
            severity=severity,
            owner=owner or risk.owner,
            due_on=due_on,
            risk=risk,
            raised_on=today(),
        )
        validate(issue)
        issue.save(force_insert=True)
        risk.ended_on = today()
        finish(risk, step, by, note, issue=issue.pk)
        timeline.add(issue, "raise", by=by, note=note, to_stage=issue.stage, data={"risk": risk.pk})
        publish(IssueRaised(issue_id=issue.pk, project_id=project.pk, risk_id=risk.pk, by_id=by.pk))
    return issue
