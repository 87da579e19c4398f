"""Something of everything of this room, for tests that cross rooms."""

from datetime import date
from typing import Any

from qala.ground.files.tests.factories import photo
from qala.office.projects.actions.plan.schedule import reschedule
from qala.office.projects.models import (
    ChangeRequest,
    Part,
    Project,
    ProjectComment,
    ProjectDocument,
    ProjectStep,
)
from qala.office.projects.tests.factories import give_part, link, make_item, make_project, make_steps
from qala.shared.clock import now

CODE = "P-0001"


def project(city: Any) -> Project:
    """One project with head, curator, department and contractor from the personas, and a small plan (as vector 6.6)."""
    known = Project.objects.filter(code=CODE).first()
    if known is not None:
        return known
    people = city.people
    department = people.department.duties.get().organisation
    builder = people.contractor.duties.get().organisation
    made = make_project(CODE, department=department, customer=department, planned_start=date(2026, 1, 5))
    give_part(made, Part.HEAD, people.project_head)
    give_part(made, Part.CURATOR, people.curator)
    give_part(made, Part.CONTRACTOR, builder)
    items = {
        code: make_item(made, code, days) for code, days in (("A", 3), ("B", 4), ("C", 2), ("D", 5), ("E", 1))
    }
    for before, after in ("AB", "AC", "BD", "CD", "CE"):
        link(items[before], items[after])
    make_steps(made)
    reschedule(made)
    return made


def step(city: Any) -> ProjectStep:
    """The present step of the sample, which ends without a gate."""
    return project(city).steps.get(code="works")


def change(city: Any) -> ChangeRequest:
    """A request of the head to move the finish, as a draft; the project has its first baseline."""
    from qala.office.projects.actions.plan.freeze import approve_baseline
    from qala.office.projects.actions.plan.requests import ask_change

    row = project(city)
    known = ChangeRequest.objects.filter(project=row).first()
    if known is not None:
        return known
    if not row.baselines.exists():
        approve_baseline(project_id=row.pk, by=city.people.curator, decision="№ 1")
    return ask_change(
        project_id=row.pk, kind="duration", reason_code="weather", reason="Аяз", by=city.people.project_head
    )


def comment(city: Any) -> ProjectComment:
    """A remark of the head."""
    made = project(city)
    known = made.comments.first()
    return known or ProjectComment.objects.create(
        project=made, by=city.people.project_head, at=now(), text="The pipes have come."
    )


def document(city: Any) -> ProjectDocument:
    """A paper of the office."""
    made = project(city)
    known = made.documents.first()
    if known is not None:
        return known
    file = photo(city.people.project_office)
    return ProjectDocument.objects.create(
        project=made,
        file=file,
        title="№ 1 хаттама",
        kind="minutes",
        added_by=city.people.project_office,
        added_at=now(),
    )
