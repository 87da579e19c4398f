"""What waits for a curator."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.ground.people.access import can
from qala.office.projects.access import DECIDE
from qala.office.projects.models import ChangeRequest, Part, RoleAssignment
from qala.office.projects.registries import Errand
from qala.shared.clock import today


def waiting_approvals(user: Any) -> Iterator[Errand]:
    """Submitted change requests of the projects in the person's care; they have no day, they wait."""
    if not can(user, DECIDE):
        return
    held = RoleAssignment.objects.as_of(today()).filter(part=Part.CURATOR, person_id=user.pk)
    rows = ChangeRequest.objects.filter(stage="submitted", project__in=held.order_by().values("project_id"))
    for row in rows.select_related("project").order_by("asked_at"):
        label = _("Change {number} of {project}").format(number=row.number, project=row.project.short)
        yield Errand(label, row.get_absolute_url(), gettext_lazy("Approval"), project=row.project)
