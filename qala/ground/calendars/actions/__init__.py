"""What can be done to a calendar."""

from qala.ground.calendars.actions.edit_day import edit_day
from qala.ground.calendars.actions.edit_hours import edit_hours
from qala.ground.calendars.actions.register import register_calendar
from qala.ground.calendars.actions.reset_day import reset_day
from qala.ground.calendars.actions.seed import Seeded, seed_calendar

__all__ = ["Seeded", "edit_day", "edit_hours", "register_calendar", "reset_day", "seed_calendar"]
