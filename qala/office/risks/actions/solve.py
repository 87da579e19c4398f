"""Issues: raised, solved by one person, confirmed by another."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import may, require_may
from qala.office.projects.models import Project
from qala.office.risks.access import CONFIRM, KEEP, RAISE, may_keep
from qala.office.risks.actions.moving import begin_issue, finish_issue, next_number
from qala.office.risks.events import IssueMoved, IssueRaised
from qala.office.risks.models import Issue
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, NotAllowed, require
from qala.shared.events import publish

WORDS = ("title", "text", "severity", "owner", "due_on")


def raise_issue(*, project_id: int, by: Any, **words: Any) -> Issue:
    """Something is wrong; `words` are columns of `WORDS`. Raises Missing, NotAllowed, Invalid."""
    with atomic():
        project = lock(Project, project_id)
        require_may(by, RAISE, project)
        issue = Issue(project=project, number=next_number(Issue, project), raised_on=today(), **words)
        validate(issue)
        issue.save(force_insert=True)
        timeline.add(issue, "raise", by=by, to_stage=issue.stage)
        publish(IssueRaised(issue_id=issue.pk, project_id=project.pk, risk_id=None, by_id=by.pk))
    return issue


def change_issue(*, issue_id: int, by: Any, seen: int | None = None, **words: Any) -> Issue:
    """Other words, another person, another day. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        issue = lock(Issue, issue_id, related=("project",))
        require(may_keep(by, issue))
        if not issue.is_open:
            raise Conflict(_("This issue is closed."), code="closed")
        timeline.require_unchanged(issue, seen)
        for name in WORDS:
            setattr(issue, name, words.get(name, getattr(issue, name)))
        validate(issue)
        issue.save()
        timeline.add(issue, "change", by=by)
        publish(IssueMoved(issue_id=issue.pk, project_id=issue.project_id, verb="change", by_id=by.pk))
    return issue


def take_up(*, issue_id: int, by: Any) -> Issue:
    """Somebody works on it. Raises Missing, NotAllowed, Conflict."""
    with atomic():
        issue, step = begin_issue(issue_id, "take_up")
        require(may_keep(by, issue))
        return finish_issue(issue, step, by)


def resolve_issue(*, issue_id: int, note: str, by: Any) -> Issue:
    """Said to be solved, and how. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        issue, step = begin_issue(issue_id, "resolve", note=note)
        require(may_keep(by, issue))
        issue.resolution = note
        return finish_issue(issue, step, by, note)


def close_issue(*, issue_id: int, by: Any) -> Issue:
    """Another person has looked: it is solved. Raises Missing, NotAllowed (also whoever solved it), Conflict."""
    with atomic():
        issue, step = begin_issue(issue_id, "close")
        require_may(by, CONFIRM, issue.project)
        solved = timeline.of(issue).filter(verb="resolve").last()
        if solved is not None and solved.by_id == by.pk:
            raise NotAllowed(_("Whoever solved an issue does not confirm it."))
        issue.closed_on = today()
        return finish_issue(issue, step, by)


def reopen_issue(*, issue_id: int, note: str, by: Any) -> Issue:
    """It is not solved after all. Raises Missing, NotAllowed, Conflict, Invalid."""
    with atomic():
        issue, step = begin_issue(issue_id, "reopen", note=note)
        require(may(by, CONFIRM, issue.project) or may(by, KEEP, issue.project))
        issue.closed_on = None
        return finish_issue(issue, step, by, note)
