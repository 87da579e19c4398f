"""One step back, one step forth."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import PLAN, parts_of, require_may
from qala.office.projects.actions.plan.change import require_open, tell
from qala.office.projects.actions.plan.checks import require_plan
from qala.office.projects.actions.plan.draft import Draft, values_of
from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.actions.plan.seen import require_seen, version_of
from qala.office.projects.models import PlanChange, Project
from qala.office.projects.queries.edits import redoable, undoable
from qala.office.projects.rules.parts import OFFICE
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, NotAllowed

State = PlanChange.State
_BEFORE, _AFTER = 0, 1


def undo(*, project_id: int, by: Any, seen: int | None = None) -> PlanChange:
    """Take the newest change back. Raises NotAllowed (somebody else's, unless the office asks), Conflict."""
    return _step(project_id, by, seen, _BEFORE)


def redo(*, project_id: int, by: Any, seen: int | None = None) -> PlanChange:
    """Carry out again what was taken back last, as long as nothing new was changed. Raises as `undo`."""
    return _step(project_id, by, seen, _AFTER)


def _step(project_id: int, by: Any, seen: int | None, side: int) -> PlanChange:
    with atomic():
        project = lock(Project, project_id)
        require_may(by, PLAN, project)
        require_open(project)
        require_seen(project, seen)
        change = undoable(project) if side == _BEFORE else redoable(project)
        if change is None:
            raise Conflict(_("There is nothing to take back or to repeat."), code="nothing")
        if change.by_id != by.pk and OFFICE not in parts_of(by, project):
            raise NotAllowed(_("This was changed by somebody else; they or the office can take it back."))
        draft = Draft(project)
        _put(draft, change, side)
        require_plan(draft)
        draft.save()
        reschedule(project)
        change.version = version_of(project) + 1
        change.state = State.UNDONE if side == _BEFORE else State.DONE
        change.save(update_fields=["version", "state"])
        tell(project, by, change)
    return change


def _put(draft: Draft, change: PlanChange, side: int) -> None:
    """Raises Conflict when a row is no longer as the change left it."""
    for pk, sides in change.items.items():
        row = draft.rows.get(int(pk))
        now_there = values_of(row) if row else {}
        if any(now_there.get(name) != value for name, value in sides[1 - side].items()):
            raise Conflict(
                _("The plan was changed meanwhile; this step no longer fits."), code="plan_changed"
            )
        draft.put(int(pk), sides[side])
    for pair, said in change.links.items():
        one, other = map(int, pair.split("-"))
        draft.links.pop((one, other), None)
        if said[side] is not None:
            draft.links[(one, other)] = (said[side][0], said[side][1])
