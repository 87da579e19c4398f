"""Money of all projects: by year and source, plan and fact over time."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.office.overview.queries.seen import LIVE
from qala.office.overview.queries.years import curves, sums_of, years
from qala.office.overview.views.portfolio_frame import ask, frame
from qala.shared import clock


@login_required
@require_GET
def money_page(request: HttpRequest) -> HttpResponse:
    """A table and a curve for each currency; cancelled and merged projects only when they are asked for."""
    asked = ask(request)
    day = asked.day or clock.today()
    has_ended = request.GET.get("ended") == "yes"
    rows = asked.rows if has_ended else asked.rows.filter(LIVE)
    sums = sums_of(rows, day)
    by_year = years(sums)
    words = {
        "years": by_year,
        "curves": curves(sums, day, by_year),
        "has_ended": has_ended,
        "other_url": asked.url("money", ended="" if has_ended else "yes"),
        "sign": "" if has_ended else "live",
        "currency_of": {currency: currency if len(by_year) > 1 else "" for currency in by_year},
    }
    return render(request, "overview/money.html", frame(request, asked, "money", **words))
