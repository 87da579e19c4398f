"""Plans and their baselines: written before the first approval, asked to be changed where a project is very late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from qala.config.demo.office.courses import Row, rows_of
from qala.config.demo.office.lives import Life, on
from qala.office.projects.actions.plan.freeze import approve_baseline
from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.models import Dependency, ItemKind, Project, WorkItem
from qala.shared.db import lock

HOURS_PER_MILLION = Decimal(14)
MILLION = Decimal(1_000_000)
ROUND = Decimal(1)
TYPES = {"1.3": "approval", "2.2": "procurement", "2.3": "procurement", "4.2": "delivery"}


def write_plan(life: Life, project: Project) -> None:
    """The course of its kind with the money of the project on the works, as the head plans it; then the promise."""
    with on(life.proposed_on + timedelta(days=8) if life.is_approved else life.proposed_on, 12):
        items: dict[str, WorkItem] = {}
        for order, row in enumerate(rows_of(life.draft.plan), start=1):
            items[row.code] = _item(life, project, row, order, items.get(row.parent))
            items[row.code].save(force_insert=True)
        Dependency.objects.bulk_create(
            Dependency(project=project, before=items[code], after=items[row.code], kind=kind, lag_days=lag)
            for row in rows_of(life.draft.plan)
            for code, kind, lag in row.after
        )
        reschedule(lock(Project, project.pk))
    if life.is_approved:
        with on(life.approved_on, 10):
            approve_baseline(project_id=project.pk, by=life.curator, decision=f"№ {project.pk} хаттама")


def _item(life: Life, project: Project, row: Row, order: int, parent: WorkItem | None) -> WorkItem:
    kk, ru, en = row.names
    days = max(1, round(row.days * (1 + life.draft.index_of_size / 3))) if row.days else 0
    money = (life.draft.budget * row.share / 100).quantize(ROUND) if row.share else None
    is_milestone = row.kind == ItemKind.MILESTONE
    hours = (money / MILLION * HOURS_PER_MILLION).quantize(ROUND) if money else None
    return WorkItem(
        project=project, parent=parent, order=order, code=row.code, kind=row.kind, name_kk=kk, name_ru=ru, name_en=en,
        duration_days=days, least_days=round(days * 0.85) or None, most_days=round(days * 1.6) or None,
        weight=row.share or ROUND, budget=money, hours=hours,
        works_rank=row.rank, is_public=is_milestone, milestone_type=TYPES.get(row.code, "") if is_milestone else "",
    )  # fmt: skip


def happenings(life: Life) -> Iterator[tuple[date, int, Callable[[], object]]]:
    """Very late projects ask for a new baseline; some get it, some wait for the decision."""
    finish = life.finish
    asked_on = life.until - timedelta(days=25 + life.draft.head * 3)
    if (
        life.is_approved
        and finish
        and life.draft.pace > ASKS
        and life.draft.starts_on < asked_on < life.real(finish)
    ):
        yield asked_on, 4, partial(_ask, life, asked_on)


ASKS = 1.5


def _ask(life: Life, day: date) -> None:
    """Nothing is asked before the pages of change requests stand."""
