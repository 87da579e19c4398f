"""Who can be named in a project, and who is."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from qala.ground.people.models import Duty, User
from qala.office.projects.models import Part, Project, RoleAssignment
from qala.office.projects.rules import roles
from qala.shared.clock import today

ROLE_OF = {
    Part.HEAD: roles.PROJECT_HEAD,
    Part.DEPUTY_HEAD: roles.PROJECT_HEAD,
    Part.CURATOR: roles.CURATOR,
}


def holders(*codes: str) -> QuerySet[User]:
    """People who hold one of the roles today, by name."""
    held = Duty.objects.as_of(today()).filter(role__in=codes).order_by().values("user_id")
    return User.objects.filter(pk__in=held, is_active=True).order_by("full_name", "pk")


def present_parts(project: Project) -> QuerySet[RoleAssignment]:
    """Who holds a part today."""
    return _with_names(RoleAssignment.objects.as_of(today()).filter(project=project))


def past_parts(project: Project) -> QuerySet[RoleAssignment]:
    """Who held one before or will hold one later, the newest first."""
    present = RoleAssignment.objects.as_of(today()).filter(project=project).values("pk")
    rows = RoleAssignment.objects.filter(project=project).exclude(pk__in=present)
    return _with_names(rows).order_by("-valid_from", "pk")


def _with_names(rows: Any) -> QuerySet[RoleAssignment]:
    found: QuerySet[RoleAssignment] = rows.select_related("person", "organisation")
    return found


def people_with(parts: Iterable[str]) -> QuerySet[User]:
    """People who hold one of the parts in any project today; for filters."""
    named = RoleAssignment.objects.as_of(today()).filter(part__in=list(parts), person__isnull=False)
    return User.objects.filter(pk__in=named.order_by().values("person_id")).order_by("full_name", "pk")


def mentionable(project: Project) -> QuerySet[User]:
    """People who may be named in a comment: those with a part, followers, the office, the department's people."""
    day = today()
    bodies = [project.department_id, project.customer_id]
    asked = (
        Q(project_parts__in=RoleAssignment.objects.as_of(day).filter(project=project))
        | Q(followed_projects__project=project)
        | Q(duties__in=Duty.objects.as_of(day).filter(role=roles.PROJECT_OFFICE))
        | Q(duties__in=Duty.objects.as_of(day).filter(role=roles.DEPARTMENT, organisation_id__in=bodies))
    )
    found = User.objects.filter(asked, is_active=True).order_by().values("pk")
    return User.objects.filter(pk__in=found).order_by("full_name", "pk")
