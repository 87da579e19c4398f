"""Whether a plan is still what somebody has looked at."""

from django.db.models import Max
from django.utils.translation import gettext as _

from qala.office.projects.models import PlanChange, Project
from qala.shared.errors import Conflict


def version_of(project: Project) -> int:
    """The number of the newest change of the plan, 0 before the first."""
    found = PlanChange.objects.filter(project=project).aggregate(newest=Max("version"))
    return int(found["newest"] or 0)


def require_seen(project: Project, seen: int | None) -> None:
    """Raises Conflict when the plan was changed after version `seen` (None: not asked). The project is locked."""
    if seen is not None and version_of(project) > seen:
        raise Conflict(
            _("The plan was changed meanwhile. Look at it again and decide anew."), code="plan_changed"
        )
