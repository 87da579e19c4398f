"""Editing days and hours, loading public holidays."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from qala.ground.calendars.actions import edit_day, edit_hours, register_calendar, reset_day, seed_calendar
from qala.ground.calendars.events import CalendarChanged
from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.queries import history_of, schedule_for
from qala.ground.calendars.reference import load
from qala.ground.calendars.rules.hours import parse_text
from qala.ground.calendars.tests.factories import FIVE_DAYS, work_calendar
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.errors import Conflict, Invalid, Missing, NotAllowed
from qala.shared.events import listens

TUESDAY = date(2026, 4, 14)
SUNDAY = date(2026, 4, 19)

heard: list[CalendarChanged] = []


@listens(CalendarChanged)
def _hear(news: CalendarChanged) -> None:
    heard.append(news)


@pytest.fixture(autouse=True)
def silence() -> None:
    heard.clear()


def test_a_day_is_edited_with_its_reason(admin: Any) -> None:
    calendar = work_calendar()
    day: Any = edit_day(
        calendar_id=calendar.pk, on=TUESDAY, is_working=False, reason="order 5", by=admin, names={"en": "Day"}
    )
    calendar.refresh_from_db()
    assert (day.source, day.note, day.name, calendar.version) == ("edited", "order 5", "Day", 2)
    assert not schedule_for(calendar.pk).is_working(TUESDAY)
    assert heard == [CalendarChanged(calendar.pk, TUESDAY)]
    assert history_of(calendar)[0].note == "14 April 2026: day off · order 5"
    assert day.audit_events.count() == 1
    with pytest.raises(Conflict):
        edit_day(calendar_id=calendar.pk, on=TUESDAY, is_working=False, reason="again", by=admin)
    assert timeline.of(calendar).count() == 1


def test_a_working_sunday_with_hours(admin: Any) -> None:
    calendar = work_calendar()
    hours = parse_text("10:00-14:00")
    edit_day(calendar_id=calendar.pk, on=SUNDAY, is_working=True, hours=hours, reason="order 6", by=admin)
    assert schedule_for(calendar.pk).hours_on(SUNDAY) == hours


@pytest.mark.parametrize(
    "words",
    [{"reason": " "}, {"hours": ((540, 600),)}],
)
def test_wrong_days_are_refused(admin: Any, words: dict[str, Any]) -> None:
    calendar = work_calendar()
    with pytest.raises(Invalid):
        edit_day(
            **{"calendar_id": calendar.pk, "on": TUESDAY, "is_working": False, "reason": "x", "by": admin}
            | words
        )
    assert not heard


def test_a_calendar_that_never_closes_has_no_days(admin: Any) -> None:
    calendar = work_calendar(is_round_the_clock=True)
    with pytest.raises(Invalid):
        edit_day(calendar_id=calendar.pk, on=TUESDAY, is_working=False, reason="x", by=admin)


def test_others_are_refused(operator: Any) -> None:
    calendar = work_calendar()
    for person in (operator, AnonymousUser()):
        with pytest.raises(NotAllowed):
            edit_day(calendar_id=calendar.pk, on=TUESDAY, is_working=False, reason="x", by=person)
        with pytest.raises(NotAllowed):
            edit_hours(calendar_id=calendar.pk, week=FIVE_DAYS, reason="x", by=person)
        with pytest.raises(NotAllowed):
            seed_calendar(calendar_id=calendar.pk, years=[2026], by=person)
        with pytest.raises(NotAllowed):
            reset_day(calendar_id=calendar.pk, on=TUESDAY, by=person)
        with pytest.raises(NotAllowed):
            register_calendar(code="x", names={}, week=FIVE_DAYS, by=person)
    assert not CalendarDay.objects.exists()


def test_hours_are_edited(admin: Any, frozen_clock: Any) -> None:
    calendar = work_calendar()
    week = (*FIVE_DAYS[:5], parse_text("10:00-13:00"), ())
    edit_hours(calendar_id=calendar.pk, week=week, reason="six days", by=admin)
    assert schedule_for(calendar.pk).weekly == week
    assert heard == [CalendarChanged(calendar.pk, today())]
    with pytest.raises(Conflict):
        edit_hours(calendar_id=calendar.pk, week=week, reason="again", by=admin)
    with pytest.raises(Invalid):
        edit_hours(calendar_id=calendar.pk, week=((),) * 7, reason="closed", by=admin)
    with pytest.raises(Invalid):
        edit_hours(calendar_id=calendar.pk, week=FIVE_DAYS, reason="", by=admin)
    with pytest.raises(Missing):
        edit_hours(calendar_id=0, week=FIVE_DAYS, reason="x", by=admin)


def test_holidays_come_once_and_leave_peoples_days_alone(admin: Any) -> None:
    calendar = work_calendar(country="KZ")
    edit_day(calendar_id=calendar.pk, on=date(2026, 5, 27), is_working=True, reason="moved", by=admin)
    CalendarDay.objects.create(calendar=calendar, on=date(2026, 8, 30), is_working=False, source="library")
    heard.clear()
    seeded = seed_calendar(calendar_id=calendar.pk, years=[2025, 2026], by=admin)
    assert (seeded.removed_count, seeded.kept_count) == (1, 1)
    assert seeded.added_count > 30
    assert CalendarDay.objects.get(on=date(2026, 5, 27)).is_working
    assert heard == [CalendarChanged(calendar.pk, date(2025, 1, 1))]
    again = seed_calendar(calendar_id=calendar.pk, years=[2025, 2026], by=admin)
    assert not again.has_changed
    assert len(heard) == 1
    assert history_of(calendar)[0].note == "2025–2026"


def test_a_library_row_that_went_wrong_is_corrected(admin: Any) -> None:
    calendar = work_calendar(country="KZ")
    CalendarDay.objects.create(calendar=calendar, on=date(2026, 1, 1), is_working=True, source="library")
    assert seed_calendar(calendar_id=calendar.pk, years=[2026], by=admin).changed_count == 1
    assert not CalendarDay.objects.get(on=date(2026, 1, 1)).is_working


def test_without_a_country_nothing_is_loaded(admin: Any) -> None:
    calendar = work_calendar()
    assert not seed_calendar(calendar_id=calendar.pk, years=[2026], by=admin).has_changed


def test_a_day_goes_back_to_the_library_or_the_week(admin: Any) -> None:
    calendar = work_calendar(country="KZ")
    for on in (TUESDAY, date(2026, 5, 9)):
        edit_day(calendar_id=calendar.pk, on=on, is_working=on != TUESDAY, reason="x", by=admin)
        reset_day(calendar_id=calendar.pk, on=on, by=admin)
    assert schedule_for(calendar.pk).is_working(TUESDAY)
    assert CalendarDay.objects.get().name_ru == "День Победы"
    with pytest.raises(Conflict):
        reset_day(calendar_id=calendar.pk, on=TUESDAY, by=admin)


def test_register(admin: Any) -> None:
    made = register_calendar(code="six", names={"en": "Six"}, week=FIVE_DAYS, country="kz", by=admin)
    assert (made.country, made.name_en, made.week) == ("KZ", "Six", FIVE_DAYS)
    with pytest.raises(Invalid):
        register_calendar(code="six", names={}, week=FIVE_DAYS, by=admin)


@pytest.mark.django_db
def test_reference_data_loads_twice_without_a_change() -> None:
    lines: list[str] = []
    load(lines.append)
    assert WorkCalendar.objects.get(is_default=True).code == "five-day"
    assert not schedule_for(None).is_working(date(2026, 3, 24))
    lines.clear()
    load(lines.append)
    assert lines == []


@pytest.mark.django_db
def test_there_is_one_default_and_hours_are_checked() -> None:
    work_calendar()
    with pytest.raises(ValidationError):
        WorkCalendar(code="x", weekly_hours={"mon": "nine"}).full_clean()
    with pytest.raises(IntegrityError):
        work_calendar(code="second")
