"""Who can be named to watch a risk or solve an issue."""

from django.db.models import Q, QuerySet

from qala.ground.people.models import Duty, User
from qala.office.projects.models import Project, RoleAssignment
from qala.office.projects.rules import roles
from qala.shared.clock import today

OF_CENTRE = (roles.PROJECT_OFFICE, roles.CURATOR)


def answerable(project: Project) -> QuerySet[User]:
    """People named in the project, those of its department and customer, the office and the curators."""
    named = RoleAssignment.objects.as_of(today()).filter(project=project, person__isnull=False)
    held = Duty.objects.as_of(today())
    bodies = [project.department_id, project.customer_id]
    duties = held.filter(
        Q(role__in=OF_CENTRE)
        | Q(role=roles.DEPARTMENT, organisation_id__in=[body for body in bodies if body])
    )
    asked = Q(pk__in=named.order_by().values("person_id")) | Q(pk__in=duties.order_by().values("user_id"))
    return User.objects.filter(asked, is_active=True).order_by("full_name", "pk")
