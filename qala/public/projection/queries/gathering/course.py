"""Steps, milestones, parts of the plan, decisions, progress over time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models.functions import TruncMonth

from qala.office.projects.models import BaselineItem, ItemKind, Project, Standing, WorkItem
from qala.office.projects.rules.rollup import counted, phase_percents
from qala.public.projection.queries.gathering.common import words
from qala.public.projection.rules.facts import Decision, Milestone, Part, Point, Progress, Step


def steps(project: Project) -> list[Step]:
    """In their order."""
    names = (
        "code",
        "stage",
        "phase",
        "is_gate",
        "planned_from",
        "planned_to",
        "began_on",
        "passed_on",
        "decision",
    )
    return [
        Step(name=words(row), **{name: getattr(row, name) for name in names})
        for row in project.steps.order_by("order")
    ]


def milestones(project: Project) -> list[Milestone]:
    """Those that are shown to the public, by their day."""
    rows = project.items.filter(kind=ItemKind.MILESTONE, is_public=True, removed_at=None)
    promised: dict[int, list[date]] = defaultdict(list)
    frozen = BaselineItem.objects.filter(baseline__project=project, item__in=rows, finish__isnull=False)
    for pk, finish in frozen.order_by("baseline__number").values_list("item_id", "finish"):
        if finish:
            promised[pk].append(finish)
    found = [
        Milestone(
            code=row.code,
            name=words(row),
            type=row.milestone_type,
            standard_code=row.milestone_code,
            first_promise=next(iter(promised[row.pk]), None),
            promise=next(reversed(promised[row.pk]), None),
            expected=row.actual_finish or row.forecast_finish or row.planned_finish,
            actual=row.actual_finish,
            reason=row.slip_reason,
            reason_words=words(row, "slip_text"),
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.actual or one.expected or date.max, one.code))


def progress(project: Project, standing: Standing | None) -> Progress:
    """Per cents of today, the parts they are computed from, and the end of every month before."""
    names = ("physical", "planned", "declared", "financial", "time")
    return Progress(
        **{name: getattr(standing, name, None) for name in names},
        parts=list(_parts(project)),
        points=_points(project),
    )


def _parts(project: Project) -> Iterator[Part]:
    """The rows without a parent: phases, or works of a flat plan."""
    live = list(project.items.filter(removed_at=None).order_by("order"))
    told = phase_percents(
        (row.pk, row.parent_id, row.weight, counted(row.method, row.kind == ItemKind.MILESTONE, row.percent))
        for row in live
    )
    tops = [row for row in live if row.parent_id is None and row.kind != ItemKind.MILESTONE]
    total = sum((row.weight for row in tops), Decimal(0))
    for row in tops:
        yield Part(
            name=words(row),
            weight=round(row.weight / total if total else Decimal(1) / len(tops), 4),
            percent=_percent(row, told),
            start=row.actual_start or row.planned_start,
            finish=row.actual_finish or row.forecast_finish or row.planned_finish,
        )


def _percent(row: WorkItem, told: dict[int, Decimal]) -> Decimal:
    return told.get(row.pk, counted(row.method, False, row.percent))


def _points(project: Project) -> list[Point]:
    """The last standing of each month."""
    rows: Any = (
        project.standings.annotate(month=TruncMonth("day")).order_by("month", "-day").distinct("month")
    )
    return [
        Point(on=row.day, physical=row.physical, planned=row.planned, financial=row.financial) for row in rows
    ]


def decisions(project: Project) -> list[Decision]:
    """Baselines and passed gates, the newest first."""
    found = [
        Decision(
            on=row.approved_on,
            kind="baseline",
            number=row.number,
            words=" · ".join(filter(None, (row.decision, row.reason))),
            start=row.start,
            finish=row.finish,
            budget=row.budget,
        )
        for row in project.baselines.all()
    ]
    found += [
        Decision(on=row.passed_on, kind="gate", name=words(row), words=row.decision)
        for row in project.steps.filter(is_gate=True, passed_on__isnull=False)
        if row.passed_on
    ]
    return sorted(found, key=lambda one: (one.on, one.number or 0), reverse=True)
