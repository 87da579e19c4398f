"""What every verb of a risk or an issue shares: the lock, access and rules before; timeline and event after."""

from typing import Any

from django.db.models import Max

from qala.office.projects.models import Project
from qala.office.risks.access import may_keep
from qala.office.risks.events import IssueMoved, RiskMoved
from qala.office.risks.models import Issue, Risk
from qala.office.risks.rules.statuses import ISSUE_LIFE, LIFE
from qala.shared import timeline
from qala.shared.db import lock
from qala.shared.errors import require
from qala.shared.events import publish
from qala.shared.transitions import Step

_RELATED = ("project",)


def begin(risk_id: int, verb: str, by: Any, **given: object) -> tuple[Risk, Step]:
    """The locked risk and the step. Raises Missing, NotAllowed, Conflict, Invalid."""
    risk = lock(Risk, risk_id, related=_RELATED)
    require(may_keep(by, risk))
    return risk, LIFE.check(risk.stage, verb, **given)


def begin_issue(issue_id: int, verb: str, **given: object) -> tuple[Issue, Step]:
    """The locked issue and the step; access is the caller's matter. Raises Missing, Conflict, Invalid."""
    issue = lock(Issue, issue_id, related=_RELATED)
    return issue, ISSUE_LIFE.check(issue.stage, verb, **given)


def finish(risk: Risk, step: Step, by: Any, note: str = "", **data: Any) -> Risk:
    """Write it, tell the timelines of the risk, publish."""
    before = risk.stage
    risk.stage = step.lands_in(before)
    risk.save()
    risk.refresh_from_db(fields=["score", "residual_score"])
    timeline.add(risk, step.verb, by=by, note=note, from_stage=before, to_stage=risk.stage, data=data)
    publish(RiskMoved(risk_id=risk.pk, project_id=risk.project_id, verb=step.verb, by_id=by.pk))
    return risk


def finish_issue(issue: Issue, step: Step, by: Any, note: str = "") -> Issue:
    """The same for an issue."""
    before = issue.stage
    issue.stage = step.lands_in(before)
    issue.save()
    timeline.add(issue, step.verb, by=by, note=note, from_stage=before, to_stage=issue.stage)
    publish(IssueMoved(issue_id=issue.pk, project_id=issue.project_id, verb=step.verb, by_id=by.pk))
    return issue


def next_number(model: "type[Risk] | type[Issue]", project: Project) -> int:
    """Counted within the project, whose row is locked."""
    newest: int | None = model.objects.filter(project=project).aggregate(top=Max("number"))["top"]
    return (newest or 0) + 1
