"""Reads: calendars as schedules, and a year laid out for a page."""

from dataclasses import dataclass
from datetime import date, timedelta
from time import monotonic
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.rules import Hours, Schedule
from qala.ground.calendars.rules.hours import Week, from_json, show_text, usual_hours
from qala.shared import timeline
from qala.shared.clock import city_zone
from qala.shared.errors import Missing
from qala.shared.models import TimelineEntry

# How long a process may count with a calendar without asking whether it changed. A change made in this
# process is seen at once (handlers.py), one made in another within this time; the appeals room recomputes
# open targets on `CalendarChanged`, so a term promised meanwhile is mended by the same change.
CHECK_EVERY = 5.0


@dataclass(slots=True)
class _Kept:
    calendar_id: int
    version: int
    schedule: Schedule
    checked: float


_kept: dict[int | None, _Kept] = {}


def schedule_for(calendar_id: int | None) -> Schedule:
    """The calendar as a value to count with; `None` is the default calendar. Raises Missing.

    Costs no query while the process has looked within the last five seconds, one small query after that,
    and two when the calendar changed.
    """
    kept = _kept.get(calendar_id)
    if kept is not None and monotonic() - kept.checked < CHECK_EVERY:
        return kept.schedule
    calendar = _calendar(calendar_id)
    if kept is None or (kept.calendar_id, kept.version) != (calendar.pk, calendar.version):
        kept = _Kept(calendar.pk, calendar.version, schedule_of(calendar), 0.0)
    kept.checked = monotonic()
    _kept[calendar_id] = kept
    return kept.schedule


def forget() -> None:
    """Drop what this process remembers; called on every change of a calendar."""
    _kept.clear()


def schedule_of(calendar: WorkCalendar) -> Schedule:
    """Build the value from the rows; one query. Raises ValueError when no weekday is open."""
    zone = city_zone().key
    if calendar.is_round_the_clock:
        return Schedule.round_the_clock(zone)
    week = calendar.week
    days = calendar.days.order_by("on").values_list("on", "is_working", "hours")
    exceptions = tuple((on, _hours(week, on, is_working, hours)) for on, is_working, hours in days)
    return Schedule(zone=zone, weekly=week, exceptions=exceptions)


def calendars() -> QuerySet[WorkCalendar]:
    """All calendars with the count of days set by people (`edited_count`)."""
    edited = Count("days", filter=Q(days__source=CalendarDay.Source.EDITED))
    return WorkCalendar.objects.annotate(edited_count=edited).order_by("-is_default", "code")


def calendar_by_code(code: str) -> WorkCalendar:
    """One calendar. Raises Missing."""
    found = WorkCalendar.objects.filter(code=code).first()
    if found is None:
        raise Missing
    return found


def history_of(calendar: WorkCalendar, limit: int = 50) -> list[TimelineEntry]:
    """The newest changes, with the day they are about in front of the note."""
    entries = list(timeline.of(calendar).order_by("-at", "-id")[:limit])
    for entry in entries:
        entry.note = " · ".join(filter(None, (_subject(entry.data), entry.note)))
    return entries


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the year view; `row` is the exception standing on it, if any."""

    on: date
    is_working: bool
    hours: Hours
    row: CalendarDay | None
    is_today: bool

    @property
    def title(self) -> str:
        """The day in words, for those who do not see the colour."""
        state = _("working day") if self.is_working else _("day off")
        words = [
            date_format(self.on, "DATE_FORMAT"),
            state,
            show_text(self.hours),
            self.row.name if self.row else "",
        ]
        return ", ".join(filter(None, words))


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month as weeks of seven cells, Monday first; `None` before the first and after the last day."""

    first_on: date
    weeks: list[list[DayCell | None]]
    working_count: int

    @property
    def exceptions(self) -> list[DayCell]:
        """Days that differ from the ordinary week, in order."""
        return [cell for week in self.weeks for cell in week if cell is not None and cell.row is not None]


def year_view(calendar: WorkCalendar, year: int, today: date) -> list[MonthView]:
    """Twelve months; one query for the exceptions."""
    schedule = schedule_of(calendar)
    rows = {row.on: row for row in calendar.days.filter(on__year=year)}
    return [_month(schedule, rows, date(year, month, 1), today) for month in range(1, 13)]


def _month(schedule: Schedule, rows: dict[date, CalendarDay], first: date, today: date) -> MonthView:
    cells: list[DayCell | None] = [None] * first.weekday()
    on = first
    while on.month == first.month:
        hours = schedule.hours_on(on)
        cells.append(DayCell(on, bool(hours), hours, rows.get(on), on == today))
        on += timedelta(days=1)
    cells += [None] * (-len(cells) % 7)
    weeks = [cells[start : start + 7] for start in range(0, len(cells), 7)]
    return MonthView(first, weeks, sum(1 for cell in cells if cell and cell.is_working))


def _calendar(calendar_id: int | None) -> WorkCalendar:
    wanted = Q(is_default=True) if calendar_id is None else Q(pk=calendar_id)
    calendar = WorkCalendar.objects.filter(wanted).first()
    if calendar is None:
        raise Missing(
            _("There is no work calendar to count by. An administrator must add one."), code="no_calendar"
        )
    return calendar


def _subject(data: dict[str, Any]) -> str:
    """Words for what a timeline entry is about, from what the action stored."""
    if "on" in data:
        on = date_format(date.fromisoformat(data["on"]), "DATE_FORMAT")
        if "is_working" not in data:
            return on
        return f"{on}: {_('working day') if data['is_working'] else _('day off')} {data['hours']}".strip()
    if "years" in data:
        return "{}–{}".format(*data["years"])
    return ""


def _hours(week: Week, on: date, is_working: bool, stored: list[list[str]] | None) -> Hours:
    """A moved working day without hours of its own keeps those of its weekday, on a weekend the usual ones."""
    if not is_working:
        return ()
    if stored:
        return from_json(stored)
    return week[on.weekday()] or usual_hours(week)
