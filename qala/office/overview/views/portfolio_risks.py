"""Probability and impact over all projects; each field opens its risks."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.office.overview.queries.years import leaves
from qala.office.overview.views.portfolio_frame import ask, frame
from qala.office.risks.models import Risk
from qala.office.risks.queries.scores import map_of, scored_on
from qala.shared import clock
from qala.shared.db import as_id

SHOWN = 50


@login_required
@require_GET
def risk_map(request: HttpRequest) -> HttpResponse:
    """The map of the open risks and the list of what was chosen, the highest first."""
    asked = ask(request)
    day = asked.day or clock.today()
    risks = Risk.objects.filter(project__in=leaves(asked.rows).values("pk"))
    chosen = {name: as_id(request.GET.get(name, "")) for name in ("p", "i")}
    listed: Any = scored_on(risks, day).select_related("project")
    if all(chosen.values()):
        listed = listed.filter(p_on=chosen["p"], i_on=chosen["i"])
    words = {
        "grid": [
            [(cell, asked.url("risks", p=cell.probability, i=cell.impact)) for cell in row]
            for row in map_of(risks, day)
        ],
        "chosen": chosen if all(chosen.values()) else None,
        "risks": listed.order_by("-score_on", "project_id", "number")[:SHOWN],
        "all_url": asked.url("risks"),
    }
    return render(request, "overview/risks.html", frame(request, asked, "risks", **words))
