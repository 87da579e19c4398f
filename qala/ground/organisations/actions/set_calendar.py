"""Choose the working calendar of an organisation."""

from typing import Any

from qala.ground.calendars.models import WorkCalendar
from qala.ground.organisations.access import can_edit
from qala.ground.organisations.events import OrganisationCalendarChanged
from qala.ground.organisations.models import Organisation
from qala.shared import timeline
from qala.shared.db import atomic, lock
from qala.shared.errors import require
from qala.shared.events import publish


def set_calendar(*, organisation_id: int, calendar: WorkCalendar | None, by: Any) -> Organisation:
    """Count its terms by another calendar (None: the default one); the same one again changes nothing."""
    with atomic():
        organisation = lock(Organisation, organisation_id)
        require(can_edit(by))
        calendar_id = calendar.pk if calendar else None
        if organisation.calendar_id == calendar_id:
            return organisation
        organisation.calendar = calendar
        organisation.save()
        timeline.add(organisation, "calendar_set", by=by, note=calendar.name if calendar else "")
        publish(OrganisationCalendarChanged(organisation_id=organisation.pk, calendar_id=calendar_id))
    return organisation
