"""Issues: solved by one, confirmed by another."""

from typing import Any

import pytest

from qala.office.projects.models import Project
from qala.office.risks import actions
from qala.office.risks.queries.scores import open_issues
from qala.office.risks.tests.factories import make_issue
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, NotAllowed
from tests.personas import Personas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def test_from_raised_to_closed(personas: Personas, project: Project) -> None:
    issue = make_issue(project, personas.department, owner=personas.project_head)
    actions.take_up(issue_id=issue.pk, by=personas.project_head)
    actions.resolve_issue(issue_id=issue.pk, note="The pipe is moved", by=personas.project_head)
    actions.close_issue(issue_id=issue.pk, by=personas.project_office)
    issue.refresh_from_db()
    assert (issue.stage, issue.closed_on, issue.resolution) == ("closed", today(), "The pipe is moved")
    assert [entry.verb for entry in timeline.of(issue)] == ["raise", "take_up", "resolve", "close"]
    assert open_issues([project.pk], today()) == {}


def test_whoever_solved_it_does_not_confirm(personas: Personas, project: Project) -> None:
    issue = make_issue(project, personas.project_head)
    actions.resolve_issue(issue_id=issue.pk, note="Done", by=personas.project_office)
    with pytest.raises(NotAllowed):
        actions.close_issue(issue_id=issue.pk, by=personas.project_office)
    with pytest.raises(NotAllowed):
        actions.close_issue(issue_id=issue.pk, by=personas.project_head)
    actions.close_issue(issue_id=issue.pk, by=personas.curator)
    with pytest.raises(Conflict):
        actions.close_issue(issue_id=issue.pk, by=personas.curator)


def test_opened_again(personas: Personas, project: Project) -> None:
    issue = make_issue(project, personas.project_head)
    with pytest.raises(Conflict):
        actions.reopen_issue(issue_id=issue.pk, note="x", by=personas.project_office)
    actions.resolve_issue(issue_id=issue.pk, note="Done", by=personas.project_head)
    with pytest.raises(Invalid):
        actions.reopen_issue(issue_id=issue.pk, note=" ", by=personas.curator)
    actions.close_issue(issue_id=issue.pk, by=personas.curator)
    actions.reopen_issue(issue_id=issue.pk, note="It came back", by=personas.curator)
    issue.refresh_from_db()
    assert (issue.stage, issue.closed_on) == ("in_work", None)
    assert open_issues([project.pk], today()) == {project.pk: 1}


@pytest.mark.parametrize("who", ["contractor", "analyst", "operator", "stranger"])
def test_strangers(personas: Personas, project: Project, who: str) -> None:
    with pytest.raises(NotAllowed):
        make_issue(project, getattr(personas, who))
    issue = make_issue(project, personas.project_head)
    for act in (actions.take_up, actions.close_issue):
        with pytest.raises(NotAllowed):
            act_by(act, issue.pk, getattr(personas, who))


def act_by(act: Any, pk: int, by: Any) -> None:
    if act is actions.close_issue:
        from qala.office.risks.models import Issue

        Issue.objects.filter(pk=pk).update(stage="resolved")
    act(issue_id=pk, by=by)


def test_changed(personas: Personas, project: Project) -> None:
    issue = make_issue(project, personas.project_head)
    seen = timeline.newest(issue)
    actions.change_issue(issue_id=issue.pk, by=personas.project_head, seen=seen, severity=1)
    issue.refresh_from_db()
    assert (issue.severity, issue.title) == (1, "A pipe lies where the road is to be")
    with pytest.raises(Conflict):
        actions.change_issue(issue_id=issue.pk, by=personas.project_head, seen=seen, severity=2)
    with pytest.raises(Invalid):
        actions.change_issue(issue_id=issue.pk, by=personas.project_head, severity=9)
