"""Rows as schedules, and how long a process may remember them."""

from datetime import date
from typing import Any

import pytest

from qala.ground.calendars import queries
from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.tests.factories import FIVE_DAYS, OFFICE, day_off, work_calendar
from qala.shared.errors import Missing

pytestmark = pytest.mark.django_db

TUESDAY = date(2026, 4, 14)
SUNDAY = date(2026, 4, 19)


def test_days_win_over_the_week() -> None:
    calendar = work_calendar()
    day_off(calendar, TUESDAY)
    CalendarDay.objects.create(calendar=calendar, on=SUNDAY, is_working=True)
    CalendarDay.objects.create(
        calendar=calendar, on=date(2026, 4, 15), is_working=True, hours=[["10:00", "12:00"]]
    )
    schedule = queries.schedule_for(calendar.pk)
    assert schedule.weekly == FIVE_DAYS
    assert not schedule.is_working(TUESDAY)
    assert schedule.hours_on(SUNDAY) == OFFICE
    assert schedule.hours_on(date(2026, 4, 15)) == ((600, 720),)


def test_none_is_the_default_calendar_and_its_absence_is_said() -> None:
    with pytest.raises(Missing, match="no_calendar"):
        queries.schedule_for(None)
    calendar = work_calendar()
    assert queries.schedule_for(None) == queries.schedule_for(calendar.pk)
    with pytest.raises(Missing):
        queries.schedule_for(calendar.pk + 1)


def test_a_remembered_schedule_costs_nothing_and_a_changed_row_is_seen_at_once(assert_queries: Any) -> None:
    calendar = work_calendar()
    first = queries.schedule_for(calendar.pk)
    with assert_queries(0):
        assert queries.schedule_for(calendar.pk) is first
    day_off(calendar, TUESDAY)
    assert not queries.schedule_for(calendar.pk).is_working(TUESDAY)


def test_another_process_is_seen_after_a_while(assert_queries: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    calendar = work_calendar()
    first = queries.schedule_for(calendar.pk)
    monkeypatch.setattr(queries, "CHECK_EVERY", 0.0)
    with assert_queries(1):
        assert queries.schedule_for(calendar.pk) is first
    # bulk changes go past this process's signals, as another process's do
    CalendarDay.objects.bulk_create([CalendarDay(calendar=calendar, on=TUESDAY, is_working=False)])
    WorkCalendar.objects.filter(pk=calendar.pk).update(version=2)
    with assert_queries(2):
        assert not queries.schedule_for(calendar.pk).is_working(TUESDAY)


def test_round_the_clock() -> None:
    calendar = work_calendar(is_round_the_clock=True, weekly_hours={})
    assert queries.schedule_for(calendar.pk).is_round_the_clock


def test_year_view(assert_queries: Any) -> None:
    calendar = work_calendar()
    day_off(calendar, TUESDAY, name_en="Test day")
    with assert_queries(2):
        months = queries.year_view(calendar, 2026, TUESDAY)
    assert len(months) == 12
    april = months[3]
    assert april.working_count == 21
    assert [cell.on for cell in april.exceptions] == [TUESDAY]
    cells = [cell for week in april.weeks for cell in week if cell]
    assert len(cells) == 30
    assert all(len(week) == 7 for week in april.weeks)
    assert next(cell for cell in cells if cell.is_today).title == "14 April 2026, day off, Test day"
