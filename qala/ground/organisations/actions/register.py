"""Add an organisation."""

from datetime import date
from typing import Any, Unpack

from qala.ground.calendars.models import WorkCalendar
from qala.ground.organisations.access import can_edit
from qala.ground.organisations.actions.details import Details, write
from qala.ground.organisations.events import OrganisationRegistered
from qala.ground.organisations.models import Organisation
from qala.shared import timeline
from qala.shared.db import atomic
from qala.shared.errors import require
from qala.shared.events import publish


def register_organisation(
    *,
    valid_from: date,
    by: Any,
    calendar: WorkCalendar | None = None,
    note: str = "",
    **details: Unpack[Details],
) -> Organisation:
    """A new organisation that exists from `valid_from`. Raises Invalid with the fields to mend."""
    with atomic():
        require(can_edit(by))
        organisation = Organisation(valid_from=valid_from, calendar=calendar)
        write(organisation, details)
        organisation.save(force_insert=True)
        timeline.add(organisation, "registered", by=by, note=note)
        publish(OrganisationRegistered(organisation_id=organisation.pk))
    return organisation
