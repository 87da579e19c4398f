"""The course of one project: its days, and what is passed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.files.actions import claim
from qala.office.projects.access import APPROVE, PASS_STEP, require_may
from qala.office.projects.events import StepPassed
from qala.office.projects.models import Project, ProjectStep
from qala.office.projects.queries.plans import work_days
from qala.office.projects.rules.course import cascade, next_working_day, waits_for
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish

LONGEST = 2_500
"""Working days of one step: ten years."""


def plan_steps(
    *, project_id: int, start: date, days: Mapping[int, int], by: Any, seen: int | None = None
) -> Project:
    """Lay the steps that are not passed over working days, one after the other. `days` by id of the step; `start` is
    the first one's, or the next working day when it is none; after a passed step the next working day counts instead.

    Raises NotAllowed, Missing, Conflict (changed after the entry `seen`), Invalid (by the step's id).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, PASS_STEP, project)
        timeline.require_unchanged(project, seen, "plan_steps", "pass_step", "pass_gate")
        rows = list(project.steps.order_by("order"))
        ahead = [row for row in rows if row.passed_on is None]
        _require_lengths(ahead, days)
        calendar = work_days(None)
        passed = [row.passed_on for row in rows if row.passed_on is not None]
        begin = next_working_day(max(passed), calendar) if passed else start
        for row, span in zip(ahead, cascade([days[row.pk] for row in ahead], begin, calendar), strict=True):
            row.planned_from, row.planned_to = span.first, span.last
        ProjectStep.objects.bulk_update(ahead, ["planned_from", "planned_to"])
        timeline.add(project, "plan_steps", by=by)
    return project


def _require_lengths(rows: list[ProjectStep], days: Mapping[int, int]) -> None:
    wrong = {
        str(row.pk): _("From 1 to 2,500 working days.")
        for row in rows
        if not 1 <= days.get(row.pk, 0) <= LONGEST
    }
    if wrong:
        raise Invalid(fields=wrong)


def pass_step(
    *, step_id: int, by: Any, decision: str = "", evidence: Any = None, passed_on: date | None = None
) -> ProjectStep:
    """A step is over. A gate needs the curator, a decision in words, and a file as evidence (the id of an upload).

    Raises NotAllowed, Missing, Invalid (by field), Conflict (passed already, a step before it is not, the project rests
    or has ended).
    """
    day = passed_on or today()
    with atomic():
        row = lock(ProjectStep, step_id)
        project = lock(Project, row.project_id)
        require_may(by, APPROVE if row.is_gate else PASS_STEP, project)
        steps = list(project.steps.order_by("order"))
        _require_turn(project, steps, row)
        _require_grounds(row, decision, evidence, day)
        row.passed_on, row.decision = day, decision
        row.began_on = row.began_on or _began(steps, row) or day
        if evidence:
            [row.evidence] = claim([evidence], by=by)
        row.save()
        follower = next((each for each in steps if each.order > row.order), None)
        if follower is not None and follower.began_on is None:
            ProjectStep.objects.filter(pk=follower.pk).update(began_on=day)
        verb = "pass_gate" if row.is_gate else "pass_step"
        timeline.add(project, verb, by=by, note=decision, data={"step": row.pk, "name": row.name})
        publish(StepPassed(project_id=project.pk, step_id=row.pk, is_gate=row.is_gate, by_id=by.pk))
    return row


def _require_turn(project: Project, steps: list[ProjectStep], row: ProjectStep) -> None:
    if row.passed_on is not None:
        raise Conflict(_("This step is passed already."), code="passed")
    if project.is_suspended or project.stage == "cancelled":
        raise Conflict(_("Work rests or has ended: no step is passed."), code="suspended")
    before = waits_for(steps, row, project.stage)
    if before:
        names = ", ".join(f"“{each}”" for each in before)
        raise Conflict(_("These steps come first: {names}.").format(names=names), code="order")


def _require_grounds(row: ProjectStep, decision: str, evidence: Any, day: date) -> None:
    wrong: dict[str, str] = {}
    if day > today():
        wrong["passed_on"] = _("The day has not come yet.")
    if row.is_gate and not decision.strip():
        wrong["decision"] = _("A gate is passed by a decision: write its number, day and words.")
    if row.is_gate and not evidence:
        wrong["evidence"] = _("A gate needs evidence: add the protocol, the act or the conclusion.")
    if wrong:
        raise Invalid(fields=wrong)


def _began(steps: list[ProjectStep], row: ProjectStep) -> date | None:
    days = [each.passed_on for each in steps if each.order < row.order and each.passed_on is not None]
    return (
        max(days) if days else row.planned_from if row.planned_from and row.planned_from <= today() else None
    )
