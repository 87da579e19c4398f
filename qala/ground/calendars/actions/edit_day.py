"""Say that a day works or does not, against the ordinary week or the library."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.access import can_edit
from qala.ground.calendars.actions.changes import announce_change
from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.rules import Hours
from qala.ground.calendars.rules.hours import show_text, to_json
from qala.shared.audit import because
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require


def edit_day(
    *,
    calendar_id: int,
    on: date,
    is_working: bool,
    reason: str,
    by: Any,
    hours: Hours | None = None,
    names: dict[str, str] | None = None,
) -> CalendarDay:
    """Set one day and keep it from the library; `hours` None means the usual ones, `names` by language code.

    A reason is needed, for open terms move. Raises Invalid without one, Conflict when nothing would change.
    """
    with atomic(), because(reason):
        calendar = lock(WorkCalendar, calendar_id)
        require(can_edit(by))
        _check(calendar, is_working, hours, reason)
        day = CalendarDay.objects.filter(calendar=calendar, on=on).first() or CalendarDay(
            calendar=calendar, on=on
        )
        before = _content(day)
        day.is_working = is_working
        day.hours = to_json(hours) if is_working and hours else None
        day.source = CalendarDay.Source.EDITED
        day.note = reason
        for language, text in (names or {}).items():
            setattr(day, f"name_{language}", text)
        if day.pk and before == _content(day):
            raise Conflict(_("This day already stands so."), code="day_unchanged")
        day.save()
        data = {"on": on.isoformat(), "is_working": is_working, "hours": show_text(hours or ())}
        announce_change(calendar, "day_edited", from_on=on, by=by, note=reason, data=data)
    return day


def _content(day: CalendarDay) -> tuple[Any, ...]:
    return (day.is_working, day.hours, day.source, day.name_kk, day.name_ru, day.name_en)


def _check(calendar: WorkCalendar, is_working: bool, hours: Hours | None, reason: str) -> None:
    if calendar.is_round_the_clock:
        raise Invalid(_("A calendar that works round the clock has no other days."), code="round_the_clock")
    if not reason.strip():
        raise Invalid(fields={"reason": _("Give the reason: open terms will move.")})
    if hours and not is_working:
        raise Invalid(fields={"hours": _("A day off has no hours.")})
