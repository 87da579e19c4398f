"""Expected dates move with the day, planned ones do not."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qala.office.projects.actions.plan.expect import refresh_expected
from qala.office.projects.models import Dependency, Project, Stage
from qala.office.projects.tests.plan.conftest import Site
from qala.shared import timeline

MONTH_END = date(2026, 1, 30)


def test_a_day_that_passed_without_work(site: Site) -> None:
    planned, told = site.again().planned_finish, timeline.of(site.project).count()
    assert site.again().forecast_finish == planned
    site.on(MONTH_END)
    assert refresh_expected([site.project.pk]) > 0
    project = site.again()
    assert project.forecast_finish is not None
    assert project.forecast_finish > MONTH_END
    assert (project.planned_finish, site.item("D").planned_finish) == (planned, planned)
    assert site.item("D").forecast_finish == project.forecast_finish
    assert timeline.of(site.project).count() == told
    assert refresh_expected([site.project.pk]) == 0


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.CANCELLED])
def test_what_has_ended_expects_nothing(site: Site, stage: str) -> None:
    site.on(MONTH_END)
    Project.objects.filter(pk=site.project.pk).update(stage=stage)
    assert refresh_expected([site.project.pk]) == 0


def test_a_circle_stays_as_it_is(site: Site) -> None:
    Dependency.objects.create(project=site.project, before=site.item("E"), after=site.item("A"))
    site.on(MONTH_END)
    before = site.again().forecast_finish
    assert refresh_expected([site.project.pk]) == 0
    assert site.again().forecast_finish == before


def test_statements_do_not_grow(site: Site) -> None:
    site.on(MONTH_END)
    other = Project.objects.get(pk=site.project.pk)
    other.pk, other.code = None, "P-0777"
    other._state.adding = True
    other.save()
    refresh_expected([site.project.pk])
    with CaptureQueriesContext(connection) as one:
        refresh_expected([site.project.pk])
    with CaptureQueriesContext(connection) as two:
        refresh_expected([site.project.pk, other.pk])
    assert len(one) == len(two)
