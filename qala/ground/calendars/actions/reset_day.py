"""Take back a person's change of a day."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.access import can_edit
from qala.ground.calendars.actions.changes import announce_change
from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.rules.library import library_days
from qala.shared.audit import because
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, require


def reset_day(*, calendar_id: int, on: date, by: Any) -> WorkCalendar:
    """Give the day back to the library, or to the ordinary week. Raises Conflict when nobody had changed it."""
    with atomic(), because("day reset"):
        calendar = lock(WorkCalendar, calendar_id)
        require(can_edit(by))
        day = CalendarDay.objects.filter(calendar=calendar, on=on, source=CalendarDay.Source.EDITED).first()
        if day is None:
            raise Conflict(_("Nobody has changed this day."), code="day_unchanged")
        day.delete()
        known = (
            [row for row in library_days(calendar.country, [on.year]) if row.on == on]
            if calendar.country
            else []
        )
        for row in known:
            CalendarDay.objects.create(calendar=calendar, source=CalendarDay.Source.LIBRARY, **row.as_dict())
        announce_change(calendar, "day_reset", from_on=on, by=by, note="", data={"on": on.isoformat()})
    return calendar
