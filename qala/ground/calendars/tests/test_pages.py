"""The pages: who sees them, and that a form reaches its action."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.queries import schedule_for
from qala.ground.calendars.tests.factories import day_off, work_calendar
from qala.ground.people.models import User

TUESDAY = date(2026, 4, 14)
HOURS = {"mon": "09:00-18:00", "tue": "", "wed": "", "thu": "", "fri": "", "sat": "", "sun": ""}


def pages(calendar: WorkCalendar) -> dict[str, str]:
    return {
        "list": reverse("calendars:list"),
        "calendar": reverse("calendars:calendar", args=[calendar.code]),
        "year": reverse("calendars:year", args=[calendar.code, 2026]),
        "new": reverse("calendars:new"),
        "hours": reverse("calendars:hours", args=[calendar.code]),
        "day": reverse("calendars:day", args=[calendar.code, "2026-04-14"]),
    }


def test_who_may_see_which_page(client_for: Any, admin: Any, operator: Any) -> None:
    calendar = work_calendar()
    resident = User.objects.create_user(email="resident@example.org")
    for name, url in pages(calendar).items():
        is_open = name in ("list", "calendar", "year")
        assert client_for(admin).get(url).status_code == 200, name
        assert client_for(operator).get(url).status_code == (200 if is_open else 403), name
        assert client_for(resident).get(url).status_code == 403, name
        assert client_for().get(url).status_code == 302, name
    for name in ("reset", "holidays"):
        url = reverse(
            f"calendars:{name}", args=[calendar.code, "2026-04-14"] if name == "reset" else [calendar.code]
        )
        assert client_for(operator).post(url).status_code == 403
        assert client_for(admin).get(url).status_code == 405


def test_the_year_names_its_days_in_words(client_for: Any, operator: Any) -> None:
    calendar = work_calendar()
    day_off(calendar, TUESDAY, name_en="Test day")
    text = client_for(operator, **{"Accept-Language": "en"}).get(pages(calendar)["year"]).content.decode()
    assert "14 April 2026, day off, Test day" in text
    assert "reset" not in text


def test_unknown_codes_days_and_years_are_missing(client_for: Any, admin: Any) -> None:
    calendar = work_calendar()
    for url in (
        reverse("calendars:calendar", args=["nobody"]),
        reverse("calendars:year", args=[calendar.code, 1200]),
        reverse("calendars:day", args=[calendar.code, "2026-02-30"]),
    ):
        assert client_for(admin).get(url).status_code == 404


def test_a_day_is_changed_and_taken_back(client_for: Any, admin: Any) -> None:
    calendar = work_calendar()
    client = client_for(admin)
    url = pages(calendar)["day"]
    assert client.post(url, {"is_working": "no", "hours": "10:00-11:00", "reason": ""}).status_code == 422
    assert client.post(url, {"is_working": "no", "reason": "order 9"}).status_code == 302
    assert not schedule_for(calendar.pk).is_working(TUESDAY)
    assert "order 9" in client.get(url).content.decode()
    client.post(reverse("calendars:reset", args=[calendar.code, "2026-04-14"]))
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize("wrong", [{"mon": "9-18"}, {"mon": ""}, {"reason": ""}])
def test_wrong_hours_are_shown_with_the_form(client_for: Any, admin: Any, wrong: dict[str, str]) -> None:
    url = pages(work_calendar())["hours"]
    assert client_for(admin).post(url, HOURS | {"reason": "x"} | wrong).status_code == 422


def test_hours_and_a_new_calendar(client_for: Any, admin: Any) -> None:
    calendar = work_calendar()
    client = client_for(admin)
    assert client.post(pages(calendar)["hours"], HOURS | {"reason": "Mondays only"}).status_code == 302
    assert not schedule_for(calendar.pk).is_working(TUESDAY)
    given = HOURS | {"code": "new-one", "name_en": "New", "country": "kz"}
    assert client.post(pages(calendar)["new"], given).status_code == 302
    made = WorkCalendar.objects.get(code="new-one")
    assert made.days.exists()
    assert client.post(reverse("calendars:holidays", args=[made.code])).status_code == 302
    assert client.post(pages(calendar)["new"], given).status_code == 422
