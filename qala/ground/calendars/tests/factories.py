"""Plain makers of calendars for tests of this and the higher rooms."""

from datetime import date
from typing import Any

from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.rules import Schedule
from qala.ground.calendars.rules.hours import Week, parse_text, week_to_json
from qala.ground.calendars.rules.library import library_days

OFFICE = parse_text("09:00-13:00, 14:30-18:30")
FIVE_DAYS: Week = (OFFICE,) * 5 + ((), ())


def office_schedule(zone: str = "Asia/Almaty") -> Schedule:
    """Five days a week with Kazakhstan's holidays of 2023 to 2027; touches no database."""
    days = library_days("KZ", range(2023, 2028))
    return Schedule(zone, FIVE_DAYS, tuple((day.on, OFFICE if day.is_working else ()) for day in days))


def work_calendar(**words: Any) -> WorkCalendar:
    """A five-day calendar without holidays, the default one unless told otherwise."""
    words.setdefault("code", "office")
    words.setdefault("name_en", "Office")
    words.setdefault("is_default", True)
    words.setdefault("weekly_hours", week_to_json(FIVE_DAYS))
    return WorkCalendar.objects.create(**words)


def day_off(calendar: WorkCalendar, on: date, **words: Any) -> CalendarDay:
    """A day off set by a person."""
    return CalendarDay.objects.create(calendar=calendar, on=on, is_working=False, **words)
