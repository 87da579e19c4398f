"""Plans and their baselines: written before the first approval, changed for some of those that are late."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from qala.config.demo.office.lives import Life, on
from qala.office.projects.actions.plan import approve_baseline, change_plan
from qala.office.projects.models import Project

HOURS_PER_MILLION = Decimal(14)


def write_plan(life: Life, project: Project) -> None:
    """The course of its kind, with the money of the project on the works, as the head plans it."""
    with on(
        max(life.proposed_on + timedelta(days=26), life.proposed_on)
        if life.is_approved
        else life.proposed_on,
        12,
    ):
        change_plan(project_id=project.pk, by=life.head, changes=_changes(life))
    life.items = {item.code: item for item in project.items.order_by("order")}
    if life.is_approved:
        with on(life.approved_on, 10):
            approve_baseline(project_id=project.pk, by=life.curator, decision=f"№ {project.pk} хаттама")


def _changes(life: Life) -> list[Any]:
    raise NotImplementedError
