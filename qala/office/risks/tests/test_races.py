"""Two at once, on real connections."""

from types import SimpleNamespace

import pytest

from qala.office.projects.models import Project
from qala.office.projects.tests import samples
from qala.office.risks import actions
from qala.office.risks.models import Issue, Risk, RiskScore
from qala.office.risks.tests.factories import FIGURES, make_issue, make_risk, make_scored
from tests.personas import Personas, everybody
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def people() -> Personas:
    return everybody()


@pytest.fixture
def project(people: Personas) -> Project:
    return samples.project(SimpleNamespace(people=people))


def test_two_risks_get_two_numbers(people: Personas, project: Project) -> None:
    results = at_once(
        *[lambda by=by: make_risk(project, by) for by in (people.project_head, people.department)] * 2
    )
    assert refused(results) == []
    assert sorted(Risk.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_two_first_assessments_are_one_first_and_one_again(people: Personas, project: Project) -> None:
    risk = make_risk(project, people.project_head)
    results = at_once(
        *[lambda by=by: actions.assess(risk_id=risk.pk, by=by, **FIGURES) for by in (people.project_head, people.project_office)]  # noqa: E501
    )  # fmt: skip
    assert refused(results) == []
    assert RiskScore.objects.count() == 2
    risk.refresh_from_db()
    assert risk.stage == "assessed"


def test_a_risk_occurs_once_and_is_not_closed_beside(people: Personas, project: Project) -> None:
    risk = make_scored(project, people.project_head)
    results = at_once(
        lambda: actions.occur(risk_id=risk.pk, note="x", severity=2, by=people.project_head),
        lambda: actions.occur(risk_id=risk.pk, note="y", severity=2, by=people.project_office),
        lambda: actions.close_risk(risk_id=risk.pk, note="z", by=people.project_office),
    )
    assert len(refused(results)) == 2
    risk.refresh_from_db()
    assert Issue.objects.count() == (risk.stage == "occurred")


def test_two_confirmations_are_one(people: Personas, project: Project) -> None:
    issue = make_issue(project, people.project_head)
    actions.resolve_issue(issue_id=issue.pk, note="Done", by=people.project_head)
    results = at_once(
        lambda: actions.close_issue(issue_id=issue.pk, by=people.project_office),
        lambda: actions.close_issue(issue_id=issue.pk, by=people.curator),
    )
    assert len(refused(results)) == 1
