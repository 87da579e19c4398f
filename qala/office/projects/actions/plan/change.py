"""Changes of a plan: several at once or one, all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import PLAN, require_may
from qala.office.projects.actions.plan import ops
from qala.office.projects.actions.plan.apply import apply
from qala.office.projects.actions.plan.checks import require_plan, require_row, require_sound
from qala.office.projects.actions.plan.draft import Draft
from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.actions.plan.seen import version_of
from qala.office.projects.events import PlanChanged
from qala.office.projects.models import PlanChange, Project, SlipReason, WorkItem
from qala.office.projects.queries.late import unexplained
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish


@dataclass(frozen=True)
class Slip:
    """Why milestones move behind the baseline: a reason of `SlipReason` and words by language."""

    reason: str
    texts: Mapping[str, str] = field(default_factory=dict)


def change_plan(
    *, project_id: int, changes: Sequence[ops.Op], by: Any, seen: int | None = None, slip: Slip | None = None
) -> PlanChange:
    """Carry out all changes, or none. Dates follow; what was done can be taken back (`undo`).

    `seen`: version of the plan that the editor looked at; one to the same rows since then is a Conflict.
    `slip`: needed when a milestone moves behind its baseline and has no reason yet (Invalid, code `slip_reason`).
    Raises NotAllowed, Conflict, Invalid (what is wrong in words; circles and dangling links too); then nothing is
    written.
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, PLAN, project)
        require_open(project)
        draft = Draft(project)
        for change in changes:
            apply(draft, change)
        for row in draft.changed():
            if row.removed_at is None:
                require_sound(draft, row)
        require_plan(draft)
        _require_unseen_untouched(project, draft, seen)
        draft.save()
        moved = reschedule(project)
        _explain(draft, slip)
        made = _remember(project, draft, moved, by)
        tell(project, by, made)
    return made


def commit(project: Project, draft: Draft, *, by: Any) -> PlanChange:
    """Write a draft that a room above has filled, as one change that can be taken back; whoever calls has locked and
    asked, and tells the timeline. Milestones may come to lie behind the baseline: the plan asks why at its next change.

    Raises Invalid as `change_plan`; then nothing is written.
    """
    require_open(project)
    for row in draft.changed():
        if row.removed_at is None:
            require_row(row)
    require_plan(draft)
    draft.save()
    made = _remember(project, draft, reschedule(project), by)
    if made.pk:
        publish(PlanChanged(project_id=project.pk, version=made.version, by_id=by.pk))
    return made


def require_open(project: Project) -> None:
    """Raises Invalid for a project that has ended."""
    if not project.is_open:
        raise Invalid(_("The project has ended; its plan is not changed any more."), code="ended")


def _require_unseen_untouched(project: Project, draft: Draft, seen: int | None) -> None:
    """Two people may work on two parts of a plan; on one row the second is told of the first."""
    if seen is None:
        return
    items, links = draft.difference()
    mine = _touched(items, links)
    for other in PlanChange.objects.filter(project=project, version__gt=seen):
        if mine & _touched(other.items, other.links):
            raise Conflict(
                _("The plan was changed meanwhile. Look at it again and decide anew."), code="plan_changed"
            )


def _touched(items: Mapping[str, Any], links: Mapping[str, Any]) -> set[str]:
    """Rows whose own words differ: a place in the order alone is nobody's word."""
    rows = {pk for pk, (_before, after) in items.items() if set(after) - {"order"}}
    return rows | {pair.split("-")[1] for pair in links}


def _explain(draft: Draft, slip: Slip | None) -> None:
    """Milestones that lie behind the baseline have a reason, or get this one."""
    late = unexplained(draft.project)
    if not late:
        return
    if slip is None or slip.reason not in SlipReason.values or not any(map(str.strip, slip.texts.values())):
        names = ", ".join(f"“{row.name}”" for row in late)
        raise Invalid(
            _("These milestones move behind the baseline; say why: {names}").format(names=names),
            code="slip_reason",
            fields={"slip_reason": _("A reason and words are needed.")},
        )
    for row in late:
        kept = draft.rows[row.pk]
        kept.slip_reason = slip.reason
        for language, text in slip.texts.items():
            setattr(kept, f"slip_text_{language}", text.strip())
    WorkItem.objects.bulk_update(
        [draft.rows[row.pk] for row in late], ["slip_reason", "slip_text_kk", "slip_text_ru", "slip_text_en"]
    )


def move_start(project: Project, start: date | None, *, by: Any) -> None:
    """Another start of a project with a plan, which the caller has locked and asked about; all dates follow.

    It is told as a change, but not taken back by `undo`. Raises Invalid (a project that has ended; milestones that move
    behind the baseline without a reason, which is given in the plan).
    """
    require_open(project)
    known = {row.pk for row in unexplained(project)}
    project.planned_start = start
    moved = reschedule(project)
    project.save(update_fields=["planned_start", "updated_at"])
    late = [row.name for row in unexplained(project) if row.pk not in known]
    if late:
        text = _("These milestones would move behind the baseline; say why in the plan first: {names}")
        raise Invalid(fields={"planned_start": text.format(names=", ".join(f"“{name}”" for name in late))})
    version = version_of(project) + 1
    PlanChange.objects.create(project=project, version=version, by=by, at=now(), moved=moved)
    publish(PlanChanged(project_id=project.pk, version=version, by_id=by.pk))


def _remember(project: Project, draft: Draft, moved: Mapping[str, Any], by: Any) -> PlanChange:
    items, links = draft.difference()
    stack = PlanChange.objects.filter(project=project)
    made = PlanChange(
        project=project,
        version=version_of(project) + 1,
        by=by,
        at=now(),
        items=items,
        links=links,
        moved=moved,
    )
    if items or links:
        stack.filter(state=PlanChange.State.UNDONE).update(state=PlanChange.State.LOST)
        made.save(force_insert=True)
    return made


def tell(project: Project, by: Any, made: PlanChange) -> None:
    """One line of the timeline for a person and day, however much they change; the event for every change."""
    if not made.items and not made.links:
        return
    entries = timeline.of(project).filter(verb="change_plan", by=by, data__day=today().isoformat())
    if not entries.exists():
        timeline.add(
            project, "change_plan", by=by, data={"day": today().isoformat(), "version": made.version}
        )
    publish(PlanChanged(project_id=project.pk, version=made.version, by_id=by.pk))
