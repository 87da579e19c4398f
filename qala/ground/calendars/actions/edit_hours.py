"""Change the ordinary week of a calendar."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.access import can_edit
from qala.ground.calendars.actions.changes import announce_change
from qala.ground.calendars.models import WorkCalendar
from qala.ground.calendars.rules.hours import Week, week_to_json
from qala.shared.audit import because
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require


def edit_hours(
    *, calendar_id: int, week: Week, reason: str, by: Any, is_round_the_clock: bool = False
) -> WorkCalendar:
    """Set the hours of the seven weekdays. Raises Invalid when no day is open, Conflict when nothing changes."""
    with atomic(), because(reason):
        calendar = lock(WorkCalendar, calendar_id)
        require(can_edit(by))
        check_week(week, is_round_the_clock)
        if not reason.strip():
            raise Invalid(fields={"reason": _("Give the reason: open terms will move.")})
        before = calendar.weekly_hours
        if before == week_to_json(week) and calendar.is_round_the_clock == is_round_the_clock:
            raise Conflict(_("The hours already stand so."), code="hours_unchanged")
        calendar.weekly_hours = week_to_json(week)
        calendar.is_round_the_clock = is_round_the_clock
        announce_change(
            calendar, "hours_edited", from_on=today(), by=by, note=reason, data={"before": before}
        )
    return calendar


def check_week(week: Week, is_round_the_clock: bool) -> None:
    """A calendar that never opens would never let a term end. Raises Invalid."""
    if not is_round_the_clock and not any(week):
        raise Invalid(_("At least one weekday must be open."), code="never_open")
