"""A baseline that was promised before the plan came here: its dates and money are those of a file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import APPROVE, require_may
from qala.office.projects.actions.plan.freeze import freeze
from qala.office.projects.models import Baseline, Project, WorkItem
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict


@dataclass(frozen=True, slots=True)
class Promised:
    """One item as it was promised; days are inclusive."""

    start: date | None
    finish: date | None
    duration_days: int
    budget: Decimal | None


def approve_from_file(
    *, project_id: int, promised: Mapping[int, Promised], source_file: str, by: Any, decision: str = ""
) -> Baseline:
    """The curator takes over what was promised elsewhere, by item, as the next baseline. Only until a baseline is
    approved here: later ones come from change requests.

    Raises NotAllowed (only its curator), Conflict (there is one of here), Invalid (nothing of it is in the plan, a
    project that has ended).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, APPROVE, project)
        if Baseline.objects.filter(project=project, source_file="").exists():
            raise Conflict(
                _("There is a baseline already. Another one comes from a change request."),
                code="has_baseline",
            )
        return freeze(
            project,
            by=by,
            decision=decision,
            source_file=source_file[:250],
            as_promised=lambda rows: _as_promised(rows, promised),
        )


def _as_promised(rows: list[WorkItem], promised: Mapping[int, Promised]) -> list[WorkItem]:
    """The promised rows and the groups they stand in, with the dates and money of the promise."""
    for row in rows:
        known = promised.get(row.pk)
        row.planned_start, row.planned_finish = (known.start, known.finish) if known else (None, None)
        row.budget = known.budget if known else None
        row.duration_days = known.duration_days if known else 0
    below: dict[int | None, list[WorkItem]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)
    kept = {row.pk for row in rows if _fill(row, below, promised)}
    return [row for row in rows if row.pk in kept]


def _fill(
    row: WorkItem, below: Mapping[int | None, list[WorkItem]], promised: Mapping[int, Promised]
) -> bool:
    """Whether the row is of the promise; a group whose dates were not told has those of what is in it."""
    inner = [each for each in below.get(row.pk, []) if _fill(each, below, promised)]
    if row.planned_start is None and inner:
        row.planned_start = _least(each.planned_start for each in inner)
    if row.planned_finish is None and inner:
        row.planned_finish = max((each.planned_finish for each in inner if each.planned_finish), default=None)
    return bool(inner) or row.pk in promised


def _least(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)
