"""What nobody wants: control reads the refusals with their proof and decides."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.contact.fieldwork.access import TRIAGE
from qala.contact.fieldwork.queries.triage import triage_appeals, triage_cases
from qala.contact.fieldwork.rules.parameters import FieldParameters
from qala.ground.people.access import can
from qala.shared.errors import require
from qala.shared.parameters.reading import of_today

SHOWN = 50


@login_required
@require_GET
def triage(request: HttpRequest) -> HttpResponse:
    """Appeals without an executor that came back too often, each with every refusal."""
    require(can(request.user, TRIAGE))
    rows = triage_appeals()
    context = {
        "cases": triage_cases(rows[:SHOWN]),
        "count": rows.count(),
        "limit": of_today(FieldParameters).returns_limit,
    }
    return render(request, "fieldwork/triage.html", context)
