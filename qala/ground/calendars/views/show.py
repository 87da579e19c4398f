"""Looking at calendars."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dates import WEEKDAYS_ABBR
from django.views.decorators.http import require_safe

from qala.ground.calendars import queries
from qala.ground.calendars.access import can_edit, can_view
from qala.ground.calendars.forms import WEEKDAY_LABELS
from qala.ground.calendars.rules.hours import show_text
from qala.shared.clock import today
from qala.shared.errors import Missing, require

FIRST_YEAR, LAST_YEAR = 2000, 2100


@login_required
@require_safe
def calendar_list(request: HttpRequest) -> HttpResponse:
    """All calendars."""
    require(can_view(request.user))
    words = {"calendars": queries.calendars(), "can_edit": can_edit(request.user)}
    return render(request, "calendars/list.html", words)


@login_required
@require_safe
def calendar(request: HttpRequest, code: str, year: int | None = None) -> HttpResponse:
    """Twelve months, the week's hours and what was changed when by whom."""
    require(can_view(request.user))
    day = today()
    year = year or day.year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Missing
    shown = queries.calendar_by_code(code)
    months = queries.year_view(shown, year, day)
    words = {
        "calendar": shown,
        "year": year,
        "months": months,
        "working_count": sum(month.working_count for month in months),
        "week": [(label, show_text(hours)) for label, hours in zip(WEEKDAY_LABELS, shown.week, strict=True)],
        "weekday_labels": list(zip(WEEKDAYS_ABBR.values(), WEEKDAY_LABELS, strict=True)),
        "history": queries.history_of(shown),
        "can_edit": can_edit(request.user),
        "can_edit_days": can_edit(request.user) and not shown.is_round_the_clock,
    }
    return render(request, "calendars/year.html", words)
