"""Milestones that lie behind the baseline and do not say why."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from qala.office.projects.models import BaselineItem, ItemKind, Project, WorkItem
from qala.office.projects.rules.parameters import ProjectParameters
from qala.shared.parameters.reading import of_today


def unexplained(project: Project, column: str = "planned_finish") -> list[WorkItem]:
    """Live, open milestones whose planned (or other `column`) finish lies behind the newest baseline, unexplained."""
    least = timedelta(days=of_today(ProjectParameters).late_days)
    frozen = BaselineItem.objects.filter(baseline__project=project, kind=ItemKind.MILESTONE)
    newest = frozen.order_by("-baseline__number").values("baseline__number")[:1]
    promised = dict(frozen.filter(baseline__number=newest).values_list("item_id", "finish"))
    rows = WorkItem.objects.filter(
        project=project, pk__in=list(promised), removed_at=None, kind=ItemKind.MILESTONE, slip_reason="",
        actual_finish=None,
    ).order_by("order")  # fmt: skip
    return [row for row in rows if (day := getattr(row, column)) and day - promised[row.pk] >= least]


def late_findings(project: Project, _today: date) -> Iterator[str]:
    """For the check before publication: the plan and what is expected."""
    rows = {
        row.pk: row
        for column in ("planned_finish", "forecast_finish")
        for row in unexplained(project, column)
    }
    for row in rows.values():
        yield _("“{name}” comes later than the baseline and does not say why.").format(name=row.name)
