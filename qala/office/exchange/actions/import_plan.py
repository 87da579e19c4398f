"""The plan of a file is laid over the plan of a project: shown first, then written in one transaction."""

from __future__ import annotations

import zlib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qala.office.exchange.actions.lay_plan import PlanWriter
from qala.office.exchange.models import PlanImport
from qala.office.exchange.queries.plan_previews import Preview, preview, preview_of
from qala.office.exchange.queries.plan_rows import PlanRows
from qala.office.exchange.rules.mspdi import MAX_BYTES
from qala.office.projects.access import PLAN, RECORD, require_may
from qala.office.projects.actions.plan.change import commit
from qala.office.projects.actions.plan.draft import Draft
from qala.office.projects.actions.plan.progress import record_progress
from qala.office.projects.models import PlanChange, Project
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


def apply_plan(*, plan_import_id: int, seen: str, by: Any, progress_on: date | None = None) -> PlanImport:
    """Write what the preview showed, as one change of the plan that `undo` takes back. `seen` is the mark of the plan
    as it was then. With `progress_on` the file's per cents and actual dates become facts of that day; facts stay when
    the plan is taken back. Baselines of the file are kept for the curator (`take_baseline`).

    Raises NotAllowed (the plan is the head's and the office's, progress the office's and the curator's), Missing,
    Conflict (taken over already; the plan was changed since), Invalid (`progress_on` is still to come).
    """
    with atomic():
        batch = lock(PlanImport, plan_import_id)
        project = lock(Project, batch.project_id)
        require_may(by, PLAN, project)
        if progress_on is not None:
            require_may(by, RECORD, project)
        if batch.stage != PlanImport.Stage.READ:
            raise Conflict(_("This file was taken over or dropped already."), code="stage")
        found = preview_of(batch, _language())
        if found.mark != seen:
            raise Conflict(
                _("The plan was changed meanwhile. Look at the differences again and decide anew."),
                code="changed",
            )
        made = _lay(project, found, by)
        facts = _record(batch, found, progress_on, by) if progress_on else 0
        _close(batch, found, facts)
        data = {"import": batch.pk, "version": made.version, **batch.report}
        timeline.add(project, "import_plan", by=by, note=batch.file_name, data=data)
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


def _lay(project: Project, found: Preview, by: Any) -> PlanChange:
    draft = Draft(project)
    PlanWriter(draft, found, _language()).write()
    return commit(project, draft, by=by)


def _record(batch: PlanImport, found: Preview, day: date, by: Any) -> int:
    """How many items have another per cent now."""
    rows = batch.project.items.filter(removed_at=None)
    ids = dict(rows.filter(code__in=[each.code for each in found.done]).values_list("code", "pk"))
    return len(
        record_progress(
            project_id=batch.project_id,
            valid_on=day,
            percents={ids[each.code]: Decimal(each.percent) for each in found.done},
            days={ids[each.code]: (each.start, each.finish) for each in found.done},
            reason=batch.file_name,
            by=by,
        )
    )


def _close(batch: PlanImport, found: Preview, facts: int) -> None:
    batch.report = {
        "added": len(found.difference.added),
        "changed": len(found.difference.changed),
        "removed": len(found.difference.removed),
        "progress": facts,
    }
    batch.promises = {
        str(number): {code: row.as_json() for code, row in promise.items()}
        for number, promise in found.promises.items()
    }
    batch.stage, batch.applied_at, batch.content = PlanImport.Stage.APPLIED, now(), None
    batch.save()


def _language() -> str:
    return (get_language() or "kk")[:2]
