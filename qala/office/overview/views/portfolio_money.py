"""Money of all projects: by year and source, plan and fact over time."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.office.overview.queries.years import curves, years
from qala.office.overview.views.portfolio_frame import ask, frame
from qala.shared import clock


@login_required
@require_GET
def money_page(request: HttpRequest) -> HttpResponse:
    """A table and a curve for each currency."""
    asked = ask(request)
    day = asked.day or clock.today()
    words = {"years": years(asked.rows, day), "curves": curves(asked.rows, day)}
    return render(request, "overview/money.html", frame(request, asked, "money", **words))
