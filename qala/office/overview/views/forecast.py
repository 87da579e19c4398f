"""The forecast of one project: three days of the finish, earned value, simulation, quality of the plan."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.office.overview.access import FORECAST
from qala.office.overview.queries.forecast import forecast_of
from qala.office.projects.views.frame import frame, project_of


@login_required
@require_GET
def forecast(request: HttpRequest, code: str) -> HttpResponse:
    """Worked out for this very moment; the standing of the day stands beside in the head of the page."""
    project = project_of(request, code, FORECAST)
    return render(
        request, "overview/forecast.html", frame(request, project, "forecast", **forecast_of(project))
    )
