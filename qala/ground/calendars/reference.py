"""Calendars every city starts with; hours and days are edited by people and never overwritten."""

from collections.abc import Callable

from qala.ground.calendars.actions import register_calendar, seed_calendar
from qala.ground.calendars.models import WorkCalendar
from qala.ground.calendars.rules.hours import Week, parse_text
from qala.shared import reference
from qala.shared.clock import today

FIRST_YEAR = 2015
YEARS_AHEAD = 3

# Sample hours: a civil-service day with a lunch break, a six-day service desk. Cities set their own.
OFFICE = parse_text("09:00-13:00, 14:30-18:30")
SERVICE = parse_text("09:00-13:00, 14:00-18:00")
SHORT = parse_text("09:00-14:00")

CALENDARS: tuple[tuple[str, dict[str, str], Week, bool], ...] = (
    (
        "five-day",
        {"kk": "Бес күндік жұмыс аптасы", "ru": "Пятидневная рабочая неделя", "en": "Five-day week"},
        (OFFICE,) * 5 + ((), ()),
        False,
    ),
    (
        "six-day",
        {"kk": "Алты күндік жұмыс аптасы", "ru": "Шестидневная рабочая неделя", "en": "Six-day week"},
        (SERVICE,) * 5 + (SHORT, ()),
        False,
    ),
    (
        "round-the-clock",
        {"kk": "Тәулік бойы", "ru": "Круглосуточно", "en": "Round the clock"},
        ((),) * 7,
        True,
    ),
)


def load(report: Callable[[str], None], *, since: int = FIRST_YEAR) -> None:
    """Make the missing calendars and bring public holidays from the year `since` on up to date."""
    for code, names, week, is_round_the_clock in CALENDARS:
        if not WorkCalendar.objects.filter(code=code).exists():
            register_calendar(
                code=code,
                names=names,
                week=week,
                country="" if is_round_the_clock else "KZ",
                is_round_the_clock=is_round_the_clock,
                is_default=code == "five-day" and not WorkCalendar.objects.filter(is_default=True).exists(),
                by=None,
            )
            report(f"calendar {code} added")
    years = range(since, today().year + YEARS_AHEAD + 1)
    for calendar in WorkCalendar.objects.all():
        seeded = seed_calendar(calendar_id=calendar.pk, years=years, by=None)
        if seeded.has_changed:
            report(
                f"{calendar.code}: {seeded.added_count} days added, {seeded.changed_count} corrected, "
                f"{seeded.removed_count} taken out, {seeded.kept_count} kept as people set them"
            )


reference.register(10, "calendars", load)
