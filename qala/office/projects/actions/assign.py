"""Who answers for a project from a day on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import APPOINT, require_may
from qala.office.projects.events import PartAssigned, PartEnded
from qala.office.projects.models import Part, Project, RoleAssignment
from qala.office.projects.models.party import OF_PEOPLE, ONE_AT_A_TIME
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish


def assign(
    *,
    project_id: int,
    part: str,
    by: Any,
    person: Any = None,
    organisation: Any = None,
    valid_from: date | None = None,
) -> RoleAssignment:
    """Give a part. Who had it before (curator, head) has it until that day.

    Raises NotAllowed; Invalid (a person for a body's part or the other way, a day before the present holder began).
    """
    since = valid_from or today()
    with atomic():
        project = lock(Project, project_id)
        require_may(by, APPOINT, project)
        _require_fits(part, person, organisation)
        _end_others(project, part, person, organisation, since)
        made = RoleAssignment(
            project=project, part=part, person=person, organisation=organisation, valid_from=since
        )
        made.save(force_insert=True)
        timeline.add(project, "assign", by=by, data={"part": part, "assignment": made.pk})
        publish(
            PartAssigned(
                project_id=project.pk,
                part=part,
                person_id=person.pk if person else None,
                organisation_id=organisation.pk if organisation else None,
                by_id=by.pk,
            )
        )
    return made


def end_part(*, assignment_id: int, by: Any) -> RoleAssignment:
    """It ends today. Raises NotAllowed, Missing, Conflict (it has ended)."""
    with atomic():
        row = lock(RoleAssignment, assignment_id)
        project = lock(Project, row.project_id)
        require_may(by, APPOINT, project)
        if row.valid_to is not None and row.valid_to <= today():
            raise Conflict(_("This has ended already."), code="ended")
        if row.valid_from >= today():
            RoleAssignment.objects.filter(pk=row.pk).delete()
        else:
            row.valid_to = today()
            row.save(update_fields=["valid_to"])
        timeline.add(project, "end_part", by=by, data={"part": row.part, "assignment": row.pk})
        publish(
            PartEnded(
                project_id=project.pk,
                part=row.part,
                person_id=row.person_id,
                organisation_id=row.organisation_id,
                by_id=by.pk,
            )
        )
    return row


def _require_fits(part: str, person: Any, organisation: Any) -> None:
    if part not in Part.values:
        raise Invalid(fields={"part": _("There is no such part.")})
    needed, other = ("person", "organisation") if part in OF_PEOPLE else ("organisation", "person")
    given = {"person": person, "organisation": organisation}
    if given[needed] is None:
        raise Invalid(fields={needed: _("Please fill this in.")})
    if given[other] is not None:
        raise Invalid(fields={other: _("This part is not held by such.")})


def _end_others(project: Project, part: str, person: Any, organisation: Any, since: date) -> None:
    rows = RoleAssignment.objects.select_for_update().filter(project=project, part=part, valid_to=None)
    if part not in ONE_AT_A_TIME:
        rows = rows.filter(person=person, organisation=organisation)
    for row in rows:
        if (row.person_id, row.organisation_id) == (
            getattr(person, "pk", None),
            getattr(organisation, "pk", None),
        ):
            raise Conflict(_("This part is held already."), code="held")
        if row.valid_from > since:
            raise Invalid(fields={"valid_from": _("The present holder began later than this day.")})
        if row.valid_from == since:
            row.delete()
        else:
            row.valid_to = since
            row.save(update_fields=["valid_to"])
