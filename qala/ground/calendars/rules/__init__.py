"""Counting of terms. Pure values in, values out: no database, no clock of its own."""

from qala.ground.calendars.rules.allowance import Allowance, Unit
from qala.ground.calendars.rules.counting import (
    advance,
    due_at,
    due_on,
    registered_at,
    warn_at,
    working_time_between,
)
from qala.ground.calendars.rules.pausing import Remaining, after_pause, due_with_pauses, pause, resume
from qala.ground.calendars.rules.schedule import DAY_MINUTES, Hours, Schedule

__all__ = [
    "DAY_MINUTES",
    "Allowance",
    "Hours",
    "Remaining",
    "Schedule",
    "Unit",
    "advance",
    "after_pause",
    "due_at",
    "due_on",
    "due_with_pauses",
    "pause",
    "registered_at",
    "resume",
    "warn_at",
    "working_time_between",
]
