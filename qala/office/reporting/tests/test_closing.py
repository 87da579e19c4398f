"""A project is not finished over a report that nobody has answered."""

import pytest

from qala.office.projects.actions import move
from qala.office.projects.models import Project, Stage
from qala.office.reporting.actions import accept, return_report
from qala.office.reporting.tests.factories import Site
from qala.shared.errors import Conflict

pytestmark = pytest.mark.django_db


@pytest.fixture
def ending(site: Site) -> Site:
    """The works are over, the gates are passed."""
    site.project.steps.all().delete()
    Project.objects.filter(pk=site.project.pk).update(stage=Stage.COMMISSIONING)
    return site


def close(site: Site) -> Project:
    return move(project_id=site.project.pk, verb="close", by=site.office, reason="Done")


def test_a_waiting_report_holds_the_end(ending: Site) -> None:
    report = ending.sent()
    with pytest.raises(Conflict) as refused:
        close(ending)
    assert refused.value.code == "report_waits"
    assert Project.objects.get(pk=ending.project.pk).stage == Stage.COMMISSIONING
    accept(report_id=report.pk, by=ending.office)
    assert close(ending).stage == Stage.CLOSED


def test_an_answered_one_does_not(ending: Site) -> None:
    return_report(report_id=ending.sent().pk, remarks={"whole": "Photos are missing"}, by=ending.office)
    assert close(ending).stage == Stage.CLOSED


def test_neither_does_a_draft_nor_cancelling(ending: Site) -> None:
    ending.sent()
    cancelled = move(project_id=ending.project.pk, verb="cancel", by=ending.office, reason="No money")
    assert cancelled.stage == Stage.CANCELLED
