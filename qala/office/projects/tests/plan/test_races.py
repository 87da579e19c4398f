"""Two at once on two connections."""

import pytest

from qala.office.projects.actions.plan import ops
from qala.office.projects.actions.plan.change import change_plan
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.models import Baseline, BaselineItem, PlanChange
from qala.office.projects.tests.plan.conftest import Site
from tests.races import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_two_approvals(committed_site: Site) -> None:
    site = committed_site

    def approve() -> object:
        return approve_baseline(project_id=site.project.pk, by=site.people.curator)

    assert len(refused(at_once(approve, approve))) == 1
    assert Baseline.objects.count() == 1


def test_a_change_during_the_approval(committed_site: Site) -> None:
    """Whoever comes second knows: the approval is of the plan that was looked at, or there is none."""
    site = committed_site
    pk = site.item("B").pk
    results = at_once(
        lambda: approve_baseline(project_id=site.project.pk, by=site.people.curator, seen=0),
        lambda: change_plan(
            project_id=site.project.pk,
            changes=[ops.Change(pk, {"duration_days": 9})],
            by=site.people.project_head,
        ),
    )
    frozen = BaselineItem.objects.filter(item=pk).values_list("duration_days", flat=True)
    assert list(frozen) == ([] if refused(results) else [4])
    assert site.item("B").duration_days == 9


def test_two_editors_of_one_row(committed_site: Site) -> None:
    site = committed_site
    pk = site.item("B").pk

    def edit(days: int) -> object:
        return change_plan(
            project_id=site.project.pk,
            changes=[ops.Change(pk, {"duration_days": days})],
            by=site.people.project_head,
            seen=0,
        )

    assert len(refused(at_once(lambda: edit(6), lambda: edit(7)))) == 1
    assert PlanChange.objects.count() == 1
