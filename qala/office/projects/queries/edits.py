"""What can be taken back or repeated."""

from qala.office.projects.models import PlanChange, Project

KEPT = 50
"""So many steps back are offered; older ones are history."""


def undoable(project: Project) -> PlanChange | None:
    """The newest change that stands, unless it is too long ago. A start moved in the passport is moved back there."""
    changes = PlanChange.objects.filter(project=project).exclude(items={}, links={})
    done = changes.exclude(state=PlanChange.State.LOST).order_by("-id")
    for change in done[:KEPT]:
        if change.state == PlanChange.State.DONE:
            return change
    return None


def redoable(project: Project) -> PlanChange | None:
    """The change that was taken back last."""
    return PlanChange.objects.filter(project=project, state=PlanChange.State.UNDONE).order_by("id").first()
