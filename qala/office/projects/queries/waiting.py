"""What of this room waits for somebody, and what is late; imported by `menu`."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.office.projects.access import DECIDE, KEEP
from qala.office.projects.models import Part, Project, ProjectStep, Publication, RoleAssignment, Stage
from qala.office.projects.registries import Concern, Errand
from qala.shared.clock import today


def _curated(user: Any) -> QuerySet[Project]:
    named = RoleAssignment.objects.as_of(today()).filter(person_id=user.pk, part=Part.CURATOR)
    return Project.objects.filter(pk__in=named.order_by().values("project_id"))


def _open_gates(projects: QuerySet[Project]) -> Iterator[ProjectStep]:
    """Gates that are the present step of the stage their project is in."""
    rows = ProjectStep.objects.filter(
        project__in=projects.exclude(stage__in=(Stage.CLOSED, Stage.CANCELLED)), passed_on=None
    )
    seen: set[int] = set()
    for row in rows.select_related("project").order_by("project__code", "order"):
        if row.stage == row.project.stage and row.project_id not in seen:
            seen.add(row.project_id)
            if row.is_gate and not row.project.is_suspended:
                yield row


def errands(user: Any) -> Iterator[Errand]:
    """Gates that wait for the curator, passports that wait for approval and publication."""
    is_curator, is_office = can(user, DECIDE), can(user, KEEP)
    if is_curator:
        for gate in _open_gates(_curated(user)):
            url = reverse("projects:pass", args=[gate.project.code, gate.pk])
            yield Errand(gate.name, url, _("Gate to pass"), gate.planned_to, gate.project)
    if is_curator or is_office:
        rows = Project.objects.all() if is_office else _curated(user)
        for project in rows.filter(publication__in=(Publication.CHECKED, Publication.APPROVED)):
            if project.publication == Publication.CHECKED or is_office:
                url = reverse("projects:publication", args=[project.code])
                yield Errand(project.short, url, _("Publication to decide"), None, project)


def concerns(projects: QuerySet[Project], day: date) -> Iterator[Concern]:
    """Gates past their day."""
    for gate in _open_gates(projects):
        if gate.planned_to is not None and gate.planned_to < day:
            yield Concern(
                gate.project_id,
                "gate",
                _("The gate “{name}” was to be passed by {day}.").format(
                    name=gate.name, day=gate.planned_to.isoformat()
                ),
                reverse("projects:steps", args=[gate.project.code]),
                gate.planned_to,
            )
