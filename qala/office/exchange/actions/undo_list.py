"""An import that was a mistake is taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _

from qala.office.exchange.access import can_import
from qala.office.exchange.actions.taking_back import contracts_of, take_back
from qala.office.exchange.models import Outcome, ProjectImport, ProjectImportRow, ProjectSource
from qala.office.finance.models import BudgetAllocation, BudgetLine, Contract, ContractShare, Payment
from qala.office.projects.models import Project, Stage
from qala.shared import timeline
from qala.shared.audit import because
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require
from qala.shared.models import TimelineEntry

MONEY = (BudgetAllocation, ContractShare, Payment)
"""What an import itself writes beside a project, and what may therefore stand in the way of deleting it."""


@dataclass
class Own:
    """What an undoing itself did. It holds the contracts, so nobody else writes on their timelines meanwhile."""

    began_at: datetime
    contracts: set[int] = field(default_factory=set)


TAKEN_OVER = (ProjectImport.Stage.APPLIED, ProjectImport.Stage.UNDOING)


def begin_undoing(*, import_id: int, by: Any) -> ProjectImport:
    """A long one is undone by a job: nobody else may from now on. Raises NotAllowed, Missing, Conflict."""
    with atomic():
        batch = lock(ProjectImport, import_id)
        require(can_import(by))
        _require_stage(batch, ProjectImport.Stage.APPLIED)
        batch.stage = ProjectImport.Stage.UNDOING
        batch.save(update_fields=["stage"])
    return batch


def leave_applied(*, import_id: int, trouble: str) -> None:
    """It could not be undone: nothing was, and people read why."""
    with atomic():
        batch = lock(ProjectImport, import_id)
        batch.stage, batch.report = ProjectImport.Stage.APPLIED, {**batch.report, "undo_trouble": trouble}
        batch.save(update_fields=["stage", "report"])


def _require_stage(batch: ProjectImport, *stages: str) -> None:
    if batch.stage not in stages:
        raise Conflict(_("This import is not taken over, so there is nothing to undo."), code="stage")


def undo_list(*, import_id: int, by: Any) -> ProjectImport:
    """Projects that it made and that nobody has touched since, nor their contracts and budget lines, are gone. One
    with money stays as cancelled, because facts are never wiped out: its shares end, its payments are taken back, its
    lines are empty. The same list brings it back. What people worked on, and what only moved, is left; the report
    counts all of it.

    Raises NotAllowed, Missing, Conflict (not taken over).
    """
    with atomic(), because(f"import of projects {import_id} undone"):
        batch = lock(ProjectImport, import_id)
        require(can_import(by))
        _require_stage(batch, *TAKEN_OVER)
        rows = batch.rows.filter(is_applied=True, project__isnull=False).select_related("project")
        own = Own(now())
        done = Counter(_one(batch, row, by, own) for row in rows.iterator(chunk_size=500))
        batch.report = {**batch.report, "undone": dict(done), "undo_trouble": ""}
        batch.stage = ProjectImport.Stage.UNDONE
        batch.save(update_fields=["report", "stage"])
    return batch


def _one(batch: ProjectImport, row: ProjectImportRow, by: Any, own: Own) -> str:
    """What became of its project: removed, cancelled, left."""
    project = lock(Project, row.project_id)
    if row.outcome != Outcome.NEW or _is_touched(project, since=batch.applied_at, own=own):
        return "left"
    try:
        with atomic():
            project.delete()
    except ProtectedError as fault:
        if not all(isinstance(each, MONEY) for each in fault.protected_objects):
            return "left"
        _cancel(batch, project, row, by)
        own.contracts.update(contracts_of(project).values_list("pk", flat=True))
        return "cancelled"
    return "removed"


def _is_touched(project: Project, *, since: datetime | None, own: Own) -> bool:
    """Whether somebody has written about it, or done something to it, its contracts or its budget lines."""
    contracts = Contract.objects.filter(shares__project=project)
    lines = BudgetLine.objects.filter(allocations__project=project)
    subjects = Q(subject_kind=timeline.kind_of(project), subject_id=project.pk)
    for rows in (contracts, lines):
        subjects |= Q(subject_kind=timeline.kind_of(rows.model), subject_id__in=rows.values("pk"))
    by_undoing = Q(
        subject_kind=timeline.kind_of(Contract), subject_id__in=own.contracts, at__gte=own.began_at
    )
    entries = TimelineEntry.objects.filter(subjects, at__gt=since).exclude(by_undoing)
    return project.comments.exists() or entries.exists()


def _cancel(batch: ProjectImport, project: Project, row: ProjectImportRow, by: Any) -> None:
    from_stage, project.stage = project.stage, Stage.CANCELLED
    project.save()
    source = ProjectSource.objects.select_related("identifier").get(
        identifier__project=project, identifier__value=row.key, profile=batch.profile
    )
    take_back(project, f"{source.identifier.scheme}:{row.key}", by)
    source.facts, source.mark = {}, ""
    source.save(update_fields=["facts", "mark"])
    timeline.add(
        project, "undo_import", by=by, from_stage=from_stage, to_stage=project.stage, note=batch.file_name
    )
