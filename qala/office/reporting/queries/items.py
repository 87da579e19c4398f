"""What is known of the works of a project when a report about them is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qala.office.projects.models import Baseline, BaselineItem, ItemKind, Project, WorkItem
from qala.office.projects.rules.rollup import phase_percents
from qala.office.reporting.models import ProgressReport
from qala.office.reporting.rules.expected import expected_percent

ROOT = 0


@dataclass(frozen=True)
class Figures:
    """Of one leaf of the plan."""

    item_id: int
    before: Decimal
    expected: Decimal | None


def leaves_of(project: Project) -> list[WorkItem]:
    """Works and milestones that are in the plan, in its order."""
    live = WorkItem.objects.filter(project=project, removed_at=None)
    parents = live.exclude(parent=None).values("parent")
    leaves = live.filter(kind__in=(ItemKind.WORK, ItemKind.MILESTONE)).exclude(pk__in=parents)
    return list(leaves.order_by("order", "id"))


def figures_of(project: Project, day: date) -> list[Figures]:
    """Last value and what the newest baseline expects on the day, for each leaf. Three statements."""
    newest = Baseline.objects.filter(project=project).order_by("-number").values("pk")[:1]
    frozen = BaselineItem.objects.filter(baseline__in=newest).values_list("item_id", "start", "finish")
    spans = {item: (start, finish) for item, start, finish in frozen}
    return [
        Figures(item.pk, item.percent, expected_percent(*spans.get(item.pk, (None, None)), day))
        for item in leaves_of(project)
    ]


@dataclass(frozen=True)
class Sum:
    """Per cent of the whole, by weights of the plan: before the report, by the report, by the baseline."""

    before: Decimal | None
    now: Decimal | None
    expected: Decimal | None


def sum_of(report: ProgressReport) -> Sum:
    """Of all works of a report; an expectation only where the baseline knows every work."""
    rows = list(report.items.all())
    tree = list(
        WorkItem.objects.filter(project=report.project_id, removed_at=None).values_list(
            "pk", "parent_id", "weight", "percent"
        )
    )
    before = {row.item_id: row.before for row in rows}
    now = {row.item_id: row.before if row.percent is None else row.percent for row in rows}
    expected = {row.item_id: row.expected for row in rows if row.expected is not None}
    return Sum(
        _whole(tree, before) if rows else None,
        _whole(tree, now) if rows else None,
        _whole(tree, expected) if rows and len(expected) == len(rows) else None,
    )


def _whole(
    tree: Sequence[tuple[int, int | None, Decimal, Decimal]], percents: Mapping[int, Decimal]
) -> Decimal:
    """Rolled up by weights as the plan itself, under one root."""
    rows = [(pk, parent or ROOT, weight, percents.get(pk, percent)) for pk, parent, weight, percent in tree]
    return phase_percents([(ROOT, None, Decimal(1), Decimal(0)), *rows]).get(ROOT, Decimal(0))


def lowered(report: ProgressReport) -> Iterable[str]:
    """Why works stand lower than before, in the head's words."""
    return [row.note for row in report.items.all() if row.is_lower and row.note]
