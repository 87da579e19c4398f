"""Changing calendars: each view reads a form and calls one action."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qala.ground.calendars import queries
from qala.ground.calendars.access import can_edit
from qala.ground.calendars.actions import (
    edit_day,
    edit_hours,
    register_calendar,
    reset_day,
    seed_calendar,
)
from qala.ground.calendars.forms import CalendarForm, DayForm, HoursForm, week_initial
from qala.ground.calendars.models import CalendarDay, WorkCalendar
from qala.ground.calendars.rules.hours import from_json
from qala.shared.clock import today
from qala.shared.errors import Missing, require

YEARS_AHEAD = 3


@login_required
def new_calendar(request: HttpRequest) -> HttpResponse:
    """Add a calendar."""
    require(can_edit(request.user))
    form = CalendarForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        made = register_calendar(
            code=given["code"],
            names={language: given[f"name_{language}"] for language in ("kk", "ru", "en")},
            week=form.week,
            country=given["country"],
            is_round_the_clock=given["is_round_the_clock"],
            by=request.user,
        )
        seed_calendar(calendar_id=made.pk, years=_years(), by=request.user)
        return redirect(made)
    return render(request, "calendars/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
def hours(request: HttpRequest, code: str) -> HttpResponse:
    """Change the ordinary week."""
    require(can_edit(request.user))
    calendar = queries.calendar_by_code(code)
    form = HoursForm(request.POST or None, initial=week_initial(calendar))
    if form.is_valid():
        edit_hours(
            calendar_id=calendar.pk,
            week=form.week,
            is_round_the_clock=form.cleaned_data["is_round_the_clock"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        messages.success(request, _("The hours are changed and open terms are being recomputed."))
        return redirect(calendar)
    words = {"form": form, "calendar": calendar}
    return render(request, "calendars/hours.html", words, status=422 if form.errors else 200)


@login_required
def day(request: HttpRequest, code: str, on: str) -> HttpResponse:
    """Change one day."""
    require(can_edit(request.user))
    calendar, when = queries.calendar_by_code(code), _day(on)
    standing = calendar.days.filter(on=when).first()
    form = DayForm(request.POST or None, initial=_day_initial(calendar, standing, when))
    if form.is_valid():
        given = form.cleaned_data
        edit_day(
            calendar_id=calendar.pk,
            on=when,
            is_working=given["is_working"],
            hours=given["hours"] or None,
            names={language: given[f"name_{language}"] for language in ("kk", "ru", "en")},
            reason=given["reason"],
            by=request.user,
        )
        messages.success(request, _("The day is changed and open terms are being recomputed."))
        return _to_year(calendar, when)
    is_edited = standing is not None and standing.source == CalendarDay.Source.EDITED
    words = {"form": form, "calendar": calendar, "on": when, "standing": standing, "is_edited": is_edited}
    return render(request, "calendars/day.html", words, status=422 if form.errors else 200)


@login_required
@require_POST
def reset(request: HttpRequest, code: str, on: str) -> HttpResponse:
    """Take a person's change of a day back."""
    calendar, when = queries.calendar_by_code(code), _day(on)
    reset_day(calendar_id=calendar.pk, on=when, by=request.user)
    messages.success(request, _("The day stands again as public holidays and the week have it."))
    return _to_year(calendar, when)


@login_required
@require_POST
def holidays(request: HttpRequest, code: str) -> HttpResponse:
    """Bring public holidays up to date."""
    calendar = queries.calendar_by_code(code)
    seeded = seed_calendar(calendar_id=calendar.pk, years=_years(), by=request.user)
    text = _("Public holidays: %(added)s added, %(changed)s corrected, %(removed)s removed.") % {
        "added": seeded.added_count,
        "changed": seeded.changed_count,
        "removed": seeded.removed_count,
    }
    messages.success(request, text)
    return redirect(calendar)


def _years() -> range:
    return range(today().year - 1, today().year + YEARS_AHEAD + 1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Missing from error


def _day_initial(calendar: WorkCalendar, standing: CalendarDay | None, when: date) -> dict[str, object]:
    if standing is None:
        return {"is_working": "no" if calendar.week[when.weekday()] else "yes"}
    return {
        "is_working": "yes" if standing.is_working else "no",
        "hours": from_json(standing.hours) if standing.hours else "",
        "name_kk": standing.name_kk,
        "name_ru": standing.name_ru,
        "name_en": standing.name_en,
    }


def _to_year(calendar: WorkCalendar, when: date) -> HttpResponseRedirect:
    return redirect("calendars:year", code=calendar.code, year=when.year)
