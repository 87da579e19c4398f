"""Who is told of reports."""

from collections.abc import Iterable

from qala.ground.people.models import Duty
from qala.office.projects.models import Part, Project, RoleAssignment
from qala.office.projects.rules import roles
from qala.shared.clock import today


def heads_of(project_ids: Iterable[int]) -> list[int]:
    """Heads and deputies of today."""
    return _named(project_ids, (Part.HEAD, Part.DEPUTY_HEAD))


def curators_of(project_ids: Iterable[int]) -> list[int]:
    """Curators of today."""
    return _named(project_ids, (Part.CURATOR,))


def office_people() -> list[int]:
    """Whoever keeps the projects."""
    return _with_role(roles.PROJECT_OFFICE)


def department_people(project: Project) -> list[int]:
    """Whoever speaks for its department or its customer."""
    bodies = [pk for pk in (project.department_id, project.customer_id) if pk is not None]
    return _with_role(roles.DEPARTMENT, organisation_id__in=bodies)


def _named(project_ids: Iterable[int], parts: Iterable[str]) -> list[int]:
    rows = RoleAssignment.objects.as_of(today()).filter(project_id__in=project_ids, part__in=parts)
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def _with_role(role: str, **where: object) -> list[int]:
    rows = Duty.objects.as_of(today()).filter(role=role, user__is_active=True, **where)
    return list(rows.order_by("user_id").values_list("user_id", flat=True).distinct())
