"""The last steps that every change of a calendar shares."""

from datetime import date
from typing import Any

from qala.ground.calendars.events import CalendarChanged
from qala.ground.calendars.models import WorkCalendar
from qala.ground.calendars.queries import forget
from qala.shared import timeline
from qala.shared.events import publish


def announce_change(
    calendar: WorkCalendar,
    verb: str,
    *,
    from_on: date,
    by: Any,
    note: str,
    data: dict[str, Any] | None = None,
) -> None:
    """Bump the version, write the timeline, tell the rooms above. The calendar row must be locked."""
    calendar.version += 1
    calendar.save()
    forget()
    timeline.add(calendar, verb, by=by, note=note, data=data)
    publish(CalendarChanged(calendar_id=calendar.pk, from_on=from_on))
