"""From stage to stage; resting and going on; the end."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import MOVE, require_may
from qala.office.projects.events import ProjectMoved
from qala.office.projects.models import Project, Stage
from qala.office.projects.rules.course import shut_gates
from qala.office.projects.rules.statuses import LIFE
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict
from qala.shared.events import publish

RESTING = ("suspend", "resume")


def move(*, project_id: int, verb: str, by: Any, reason: str = "") -> Project:
    """Take a verb of `rules.statuses.LIFE`. KeyError for another one.

    Raises NotAllowed, Missing, Invalid (reason needed), Conflict (wrong stage, a gate is not passed, work rests).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, MOVE, project)
        step = LIFE.check(project.stage, verb, reason=reason)
        _require_open_way(project, verb)
        before = project.stage
        project.stage = Stage(step.lands_in(project.stage))
        _write_days(project, verb)
        project.save()
        timeline.add(project, verb, by=by, note=reason, from_stage=before, to_stage=project.stage)
        publish(
            ProjectMoved(
                project_id=project.pk,
                verb=verb,
                from_stage=before,
                to_stage=project.stage,
                by_id=by.pk,
            )
        )
    return project


def _require_open_way(project: Project, verb: str) -> None:
    if (verb == "suspend" and project.is_suspended) or (verb == "resume" and not project.is_suspended):
        raise Conflict(
            _("Work rests already.") if verb == "suspend" else _("Work does not rest."), code="wrong_stage"
        )
    if verb in (*RESTING, "cancel"):
        return
    if project.is_suspended:
        raise Conflict(_("Work rests: resume it first."), code="suspended")
    shut = shut_gates(project.steps.all(), project.stage)
    if shut:
        names = ", ".join(f"“{gate}”" for gate in shut)
        raise Conflict(_("A gate has to be passed first: {names}.").format(names=names), code="gate")


def _write_days(project: Project, verb: str) -> None:
    day = today()
    if verb == "suspend":
        project.suspended_on = day
    elif verb in ("resume", "cancel"):
        project.suspended_on = None
    elif verb == "build":
        project.actual_start = project.actual_start or day
    elif verb == "close":
        project.actual_finish = project.actual_finish or day
