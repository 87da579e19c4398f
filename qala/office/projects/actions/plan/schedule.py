"""Dates of a plan worked out anew: by the plan alone, and with what has been done."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from qala.office.projects.models import ItemKind, Project, WorkItem
from qala.office.projects.queries.plans import Plan, plans_of
from qala.office.projects.rules.network import Network, schedule
from qala.office.projects.rules.rollup import phase_percents
from qala.office.projects.rules.shares import leaves_below
from qala.shared import clock
from qala.shared.bulk import rewrite_all

PLANNED = ("planned_start", "planned_finish")
EXPECTED = ("forecast_start", "forecast_finish", "total_float", "is_critical")
DONE = ("percent", "actual_start", "actual_finish")
_OF_PROJECT = ("planned_start", "planned_finish", "forecast_finish", "actual_start")

Moved = dict[str, list[str | None]]


def reschedule(project: Project) -> Moved:
    """Write planned and expected dates, floats and sums of phases of a project whose row the caller has locked.

    Planned dates come from the network alone, expected ones (and floats) from what was done up to today. Returns the
    finishes that moved, by id of the milestone and under "" for the project. Raises Invalid (`circular_links`).
    """
    plan = plans_of([project], clock.today())[project.pk]
    before = {row.pk: _values(row) for row in plan.rows}
    ended = project.planned_finish
    _promise(plan)
    expect(plan)
    changed = [row for row in plan.rows if _values(row) != before[row.pk]]
    rewrite_all(changed, (*PLANNED, *EXPECTED, *DONE))
    _of_project(project, plan)
    moved = {
        str(row.pk): [_text(before[row.pk]["planned_finish"]), _text(row.planned_finish)]
        for row in changed
        if row.kind == ItemKind.MILESTONE and before[row.pk]["planned_finish"] != row.planned_finish
    }
    if project.planned_finish != ended:
        moved[""] = [_text(ended), _text(project.planned_finish)]
    return moved


def _values(row: WorkItem) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*PLANNED, *EXPECTED, *DONE)}


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _planned(plan: Plan) -> Network:
    """As if nothing had been done: what the plan says, not what came of it."""
    untouched = [replace(item, actual_start=None, actual_finish=None, percent=0.0) for item in plan.items]
    return schedule(untouched, plan.links, start_on=plan.project.planned_start or plan.start_on)


def _promise(plan: Plan) -> None:
    planned = _planned(plan)
    for row in plan.rows:
        if (key := str(row.pk)) in planned.dates:
            row.planned_start, row.planned_finish = planned[key].early_start, planned[key].early_finish


def expect(plan: Plan) -> None:
    """Set expected dates, floats and the sums of phases on the rows of a plan. Raises Invalid (`circular_links`)."""
    expected = plan.network()
    for row in plan.rows:
        if (key := str(row.pk)) in expected.dates:
            to_come = expected[key]
            row.forecast_start, row.forecast_finish = to_come.early_start, to_come.early_finish
            row.total_float, row.is_critical = to_come.total_float, to_come.is_critical
    _phases(plan)


def _phases(plan: Plan) -> None:
    rows = {row.pk: row for row in plan.rows}
    percents = phase_percents((row.pk, row.parent_id, row.weight, row.percent) for row in plan.rows)
    below = leaves_below([(row.pk, row.parent_id) for row in plan.rows])
    for pk, percent in percents.items():
        leaves = [rows[one] for one in below[pk]]
        row = rows[pk]
        row.percent = percent
        for name in ("planned_start", "forecast_start", "actual_start", "total_float"):
            setattr(row, name, _least(leaves, name))
        for name in ("planned_finish", "forecast_finish"):
            setattr(row, name, _most(leaves, name))
        is_done = all(leaf.actual_finish for leaf in leaves)
        row.actual_finish = _most(leaves, "actual_finish") if is_done else None
        row.is_critical = any(leaf.is_critical for leaf in leaves)


def _least(rows: Iterable[WorkItem], name: str) -> Any:
    return min((value for row in rows if (value := getattr(row, name)) is not None), default=None)


def _most(rows: Iterable[WorkItem], name: str) -> Any:
    return max((value for row in rows if (value := getattr(row, name)) is not None), default=None)


def _of_project(project: Project, plan: Plan) -> None:
    """The start is set by people and only filled in where they have not; the finish follows from the plan."""
    if not plan.items:
        return
    wanted: Mapping[str, date | None] = {
        "planned_start": project.planned_start or _least(plan.rows, "planned_start"),
        "planned_finish": _most(plan.rows, "planned_finish"),
        "forecast_finish": _most(plan.rows, "forecast_finish"),
        "actual_start": project.actual_start or _least(plan.rows, "actual_start"),
    }
    changed = [name for name in _OF_PROJECT if getattr(project, name) != wanted[name]]
    for name in changed:
        setattr(project, name, wanted[name])
    if changed:
        project.save(update_fields={*changed, "planned_start", "updated_at"})
