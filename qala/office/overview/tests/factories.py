"""Rows of the room, without surprises."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from qala.office.projects.models import Baseline, BaselineItem, ProgressFact, Project, WorkItem
from qala.office.projects.queries.plans import plans_of
from qala.office.projects.tests.factories import link, make_item, make_project
from qala.shared import clock

MONDAY = date(2026, 1, 5)


def make_plan(code: str = "", **fields: Any) -> Project:
    """Three works in a row, 5 + 5 + 10 days, 100 + 200 + 700 of money; the baseline of Monday 5 January 2026."""
    project = make_project(code, planned_start=MONDAY, **fields)
    works = [
        make_item(project, name, days, budget=Decimal(money), weight=Decimal(money))
        for name, days, money in (("A", 5, 100), ("B", 5, 200), ("C", 10, 700))
    ]
    link(works[0], works[1])
    link(works[1], works[2])
    return project


def freeze(project: Project, on: date = MONDAY - timedelta(days=3)) -> Baseline:
    """A baseline as the plan's network says for somebody who knows nothing yet."""
    plan = plans_of([project], MONDAY - timedelta(days=1))[project.pk]
    network = plan.network()
    made = Baseline.objects.create(
        project=project, number=1, approved_on=on, start=project.planned_start, finish=network.finish_on,
        budget=Decimal(1000), made_at=clock.now(),
    )  # fmt: skip
    for row in plan.rows:
        BaselineItem.objects.create(
            baseline=made, item=row, parent=row.parent, order=row.order, code=row.code, kind=row.kind,
            start=network[str(row.pk)].early_start, finish=network[str(row.pk)].early_finish,
            duration_days=row.duration_days, weight=row.weight, budget=row.budget,
        )  # fmt: skip
    return made


def progress(item: WorkItem, percent: int, on: date) -> None:
    ProgressFact.objects.create(item=item, percent=Decimal(percent), valid_on=on, recorded_at=clock.now())
    item.percent = Decimal(percent)
    item.actual_start = item.actual_start or on
    if percent == 100:
        item.actual_finish = on
    item.save()
