"""The plan of a file is laid over the plan of a project: shown first, then written in one transaction."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qala.ground.calendars.models import WorkCalendar
from qala.office.exchange.models import PlanImport
from qala.office.exchange.queries.plan_previews import Preview, preview, preview_of
from qala.office.exchange.queries.plan_rows import PlanRows
from qala.office.exchange.rules.mspdi import MAX_BYTES
from qala.office.exchange.rules.plans import PlanRow
from qala.office.projects.access import PLAN, require_may
from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.actions.plan.seen import version_of
from qala.office.projects.models import Dependency, PlanChange, Project, WorkItem
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid


def receive_plan(*, project_id: int, file_name: str, content: bytes, by: Any) -> PlanImport:
    """Keep a file that is a plan; nothing is changed yet. Raises NotAllowed, Missing, Invalid (not a plan)."""
    with atomic():
        project = lock(Project, project_id)
        require_may(by, PLAN, project)
        if not content or len(content) > MAX_BYTES:
            raise Invalid(fields={"file": _("The file is empty or too large for a plan.")})
        try:
            preview(PlanRows(project, _language()), content)
        except Invalid as fault:
            raise Invalid(fields={"file": fault.message}, code=fault.code) from fault
        return PlanImport.objects.create(
            project=project,
            file_name=Path(file_name).name[:250],
            content=zlib.compress(content),
            made_by=by,
            made_at=now(),
        )


def apply_plan(*, plan_import_id: int, seen: str, by: Any) -> PlanImport:
    """Write what the preview showed. `seen` is the mark of the plan as it was then.

    Raises NotAllowed, Missing, Conflict (taken over already; the plan was changed since).
    """
    with atomic():
        batch = lock(PlanImport, plan_import_id)
        project = lock(Project, batch.project_id)
        require_may(by, PLAN, project)
        if batch.stage != PlanImport.Stage.READ:
            raise Conflict(_("This file was taken over or dropped already."), code="stage")
        found = preview_of(batch, _language())
        if found.mark != seen:
            raise Conflict(
                _("The plan was changed meanwhile. Look at the differences again and decide anew."),
                code="changed",
            )
        _Writer(project, found).write()
        _follow(project, by)
        counts = {
            "added": len(found.difference.added),
            "changed": len(found.difference.changed),
            "removed": len(found.difference.removed),
        }
        batch.stage, batch.applied_at, batch.content = PlanImport.Stage.APPLIED, now(), None
        batch.report = counts
        batch.save()
        timeline.add(project, "import_plan", by=by, note=batch.file_name, data={"import": batch.pk, **counts})
    return batch


def drop_plan(*, plan_import_id: int, by: Any) -> PlanImport:
    """Leave it. Raises NotAllowed, Missing, Conflict."""
    with atomic():
        batch = lock(PlanImport, plan_import_id)
        require_may(by, PLAN, lock(Project, batch.project_id))
        if batch.stage != PlanImport.Stage.READ:
            raise Conflict(_("This file was taken over or dropped already."), code="stage")
        batch.stage, batch.content = PlanImport.Stage.DROPPED, None
        batch.save(update_fields=["stage", "content"])
    return batch


def _follow(project: Project, by: Any) -> None:
    """Dates follow from the network, as after every change; whoever looks at the plan meanwhile is told."""
    moved = reschedule(project)
    PlanChange.objects.create(project=project, version=version_of(project) + 1, by=by, at=now(), moved=moved)


def _language() -> str:
    return (get_language() or "kk")[:2]


class _Writer:
    """Rows first, then links, then dates of the project."""

    def __init__(self, project: Project, found: Preview) -> None:
        self._project = project
        self._found = found
        self._items = dict(found.current.by_code)
        self._calendars = dict(WorkCalendar.objects.values_list("code", "pk"))
        self._differing = {each.row.code for each in found.difference.changed}
        self._relinked = {
            each.row.code
            for each in found.difference.changed
            if any(one.field == "links" for one in each.changes)
        }

    def write(self) -> None:
        self._remove()
        for order, row in enumerate(self._found.rows, start=1):
            item = self._items.get(row.code)
            if item is None:
                self._items[row.code] = self._added(row, order)
                self._relinked.add(row.code)
            elif row.code in self._differing or item.order != order:
                self._change(item, row, order)
        self._link()

    def _remove(self) -> None:
        gone = [self._items.pop(row.code).pk for row in self._found.difference.removed]
        Dependency.objects.filter(before__in=gone).delete()
        Dependency.objects.filter(after__in=gone).delete()
        WorkItem.objects.filter(pk__in=gone).update(removed_at=now(), parent=None)

    def _added(self, row: PlanRow, order: int) -> WorkItem:
        item = WorkItem(project=self._project, code=row.code, order=order)
        self._fill(item, row)
        item.save(force_insert=True)
        return item

    def _change(self, item: WorkItem, row: PlanRow, order: int) -> None:
        item.order = order
        self._fill(item, row)
        item.save()

    def _fill(self, item: WorkItem, row: PlanRow) -> None:
        known = {item.name_kk, item.name_ru, item.name_en}
        if row.name not in known:
            setattr(item, f"name_{_language()}", row.name)
        item.parent = self._items[row.parent] if row.parent else None
        item.kind = row.kind
        item.duration_days = row.duration_days
        item.constraint, item.constraint_on = row.constraint, row.constraint_on
        item.budget = row.budget
        item.calendar_id = self._calendars.get(row.calendar)
        item.planned_start, item.planned_finish = row.planned_start, row.planned_finish

    def _link(self) -> None:
        touched = [self._items[code].pk for code in self._relinked]
        Dependency.objects.filter(after__in=touched).delete()
        Dependency.objects.bulk_create(
            Dependency(
                project=self._project,
                before=self._items[link.before],
                after=self._items[row.code],
                kind=link.kind,
                lag_days=link.lag_days,
            )
            for row in self._found.rows
            if row.code in self._relinked
            for link in row.links
        )
