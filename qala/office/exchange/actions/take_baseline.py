"""A baseline that came in a plan file is approved."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.models import PlanImport
from qala.office.exchange.rules.told import PromisedRow
from qala.office.projects.access import APPROVE, require_may
from qala.office.projects.actions.plan.from_file import Promised, approve_from_file
from qala.office.projects.models import Baseline, Project
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Missing


def take_baseline(*, plan_import_id: int, number: int, by: Any, decision: str = "") -> Baseline:
    """The baseline `number` of the file becomes the next one of the project, once the plan of the file is taken over.

    Raises NotAllowed (only the project's curator), Missing, Conflict (not taken over yet; there is a baseline of here).
    """
    with atomic():
        batch = lock(PlanImport, plan_import_id)
        project = lock(Project, batch.project_id)
        require_may(by, APPROVE, project)
        if batch.stage != PlanImport.Stage.APPLIED:
            raise Conflict(_("The plan of this file is not taken over."), code="stage")
        told = batch.promises.pop(str(number), None)
        if told is None:
            raise Missing
        made = approve_from_file(
            project_id=project.pk, promised=_by_item(project, told), source_file=batch.file_name, by=by,
            decision=decision,
        )  # fmt: skip
        batch.save(update_fields=["promises"])
    return made


def _by_item(project: Project, told: dict[str, Any]) -> dict[int, Promised]:
    rows = project.items.filter(removed_at=None, code__in=list(told)).values_list("pk", "code")
    kept = {pk: PromisedRow.from_json(told[code]) for pk, code in rows}
    return {pk: Promised(one.start, one.finish, one.duration_days, one.budget) for pk, one in kept.items()}
