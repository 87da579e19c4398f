"""Tables of the calendars."""

from qala.ground.calendars.models.calendar import WorkCalendar
from qala.ground.calendars.models.day import CalendarDay

__all__ = ["CalendarDay", "WorkCalendar"]
