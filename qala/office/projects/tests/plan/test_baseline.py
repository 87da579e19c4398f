"""The first baseline."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.actions.plan.from_file import Promised, approve_from_file
from qala.office.projects.models import Baseline, BaselineItem, BaselineMoney, PlanChange, WorkItem
from qala.office.projects.rules.spreading import by_month
from qala.office.projects.rules.workdays import WorkDays
from qala.office.projects.tests.plan.conftest import Site
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.errors import Conflict, Invalid, NotAllowed


def approve(site: Site, **words: object) -> Baseline:
    return approve_baseline(project_id=site.project.pk, by=site.people.curator, **words)  # type: ignore[arg-type]


def test_it_freezes_items_links_weights(site: Site) -> None:
    WorkItem.objects.filter(project=site.project, code="A").update(budget=Decimal("300.00"), hours=12)
    baseline = approve(site, decision="№ 12")
    assert (baseline.number, baseline.start, baseline.finish) == (1, date(2026, 1, 5), date(2026, 1, 20))
    assert baseline.budget == Decimal("300.00")
    frozen = {row.code: row for row in BaselineItem.objects.filter(baseline=baseline)}
    assert sorted(frozen) == list("ABCDE")
    assert frozen["D"].finish == date(2026, 1, 20)
    assert frozen["D"].links == [
        {"before": site.item("B").pk, "kind": "FS", "lag": 0},
        {"before": site.item("C").pk, "kind": "FS", "lag": 0},
    ]
    assert site.again().baseline_finish == date(2026, 1, 20)
    assert timeline.of(site.project).last().verb == "approve_baseline"  # type: ignore[union-attr]


def test_money_by_month(site: Site) -> None:
    WorkItem.objects.filter(project=site.project, code="D").update(
        duration_days=20, budget=Decimal("100.00"), hours=Decimal("10.0")
    )
    months = BaselineMoney.objects.filter(baseline=approve(site)).order_by("month")
    # 14 January to 10 February: 13 working days and 7.
    assert [(row.month, row.amount, row.hours) for row in months] == [
        (date(2026, 1, 1), Decimal("65.00"), Decimal("6.5")),
        (date(2026, 2, 1), Decimal("35.00"), Decimal("3.5")),
    ]


def test_parts_of_months_add_up() -> None:
    week = WorkDays.weekly()
    parts = by_month(Decimal("100.00"), date(2026, 1, 30), date(2026, 4, 1), week)
    assert sum(parts.values()) == Decimal("100.00")
    assert list(parts) == [date(2026, month, 1) for month in (1, 2, 3, 4)]
    sunday = date(2026, 3, 1)
    assert by_month(Decimal(5), sunday, sunday, week) == {sunday: Decimal(5)}


@pytest.mark.parametrize("name", ["project_office", "project_head", "department", "contractor", "stranger"])
def test_nobody_else_approves(site: Site, name: str) -> None:
    with pytest.raises(NotAllowed):
        approve_baseline(project_id=site.project.pk, by=getattr(site.people, name))
    assert not Baseline.objects.exists()


def test_not_twice(site: Site) -> None:
    approve(site)
    with pytest.raises(Conflict):
        approve(site)
    assert Baseline.objects.count() == 1


def test_not_what_was_changed_meanwhile(site: Site) -> None:
    PlanChange.objects.create(project=site.project, version=1, at=now())
    with pytest.raises(Conflict) as refused:
        approve(site, seen=0)
    assert refused.value.code == "plan_changed"
    assert approve(site, seen=1).number == 1


def test_an_empty_plan_is_no_promise(site: Site) -> None:
    WorkItem.objects.filter(project=site.project).update(removed_at=now())
    with pytest.raises(Invalid):
        approve(site)


def test_an_ended_project_gets_none(site: Site) -> None:
    site.project.stage = "closed"
    site.project.save()
    with pytest.raises(Invalid):
        approve(site)


def test_nobody_changes_it_not_even_by_hand(site: Site) -> None:
    baseline = approve(site)
    for rows in (Baseline.objects.filter(pk=baseline.pk), BaselineItem.objects.filter(baseline=baseline)):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(finish=date(2030, 1, 1))
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete("default")


def test_a_promise_of_a_file_counts_until_one_is_approved_here(site: Site) -> None:
    item = site.item("B")
    promised = {item.pk: Promised(date(2026, 1, 12), date(2026, 1, 16), 5, Decimal(70))}
    words = {"project_id": site.project.pk, "promised": promised, "source_file": "plan.xml"}
    for who in (site.people.project_head, site.people.project_office):
        with pytest.raises(NotAllowed):
            approve_from_file(by=who, **words)
    made = approve_from_file(by=site.people.curator, **words)
    (kept,) = made.items.all()
    assert (kept.item, kept.start, kept.finish, kept.budget) == (
        item,
        date(2026, 1, 12),
        date(2026, 1, 16),
        Decimal(70),
    )
    assert [(each.month, each.amount) for each in made.months.all()] == [(date(2026, 1, 1), Decimal(70))]
    assert site.again().baseline_finish == date(2026, 1, 16)
    assert site.item("B").duration_days == 4
    with pytest.raises(Conflict):
        approve_baseline(project_id=site.project.pk, by=site.people.curator)
    with pytest.raises(Invalid):
        approve_from_file(by=site.people.curator, **(words | {"promised": {}}))
