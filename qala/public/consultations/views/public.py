"""What everybody reads. These pages write nothing and make no session."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.public.consultations.access import public_consultations
from qala.public.consultations.models import Consultation
from qala.public.consultations.queries import showing
from qala.public.consultations.rules.statuses import Stage
from qala.shared import money
from qala.shared.clock import today
from qala.shared.db import found
from qala.shared.kept import keepable

SHOW = ("replied", "waiting")


def consultation_of(pk: int) -> Consultation:
    """One that was opened. Raises Missing."""
    return found(public_consultations(), pk=pk)


@require_GET
@keepable("consultations", seconds=30)
def consultations(request: HttpRequest) -> HttpResponse:
    """All of them."""
    found_cards = showing.cards(today())
    context = {
        "open": [card for card in found_cards if card.row.stage == Stage.OPEN],
        "rest": [card for card in found_cards if card.row.stage != Stage.OPEN],
    }
    return render(request, "consultations/list.html", context)


@require_GET
@keepable("consultations", "projects", seconds=30)
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked, the plan, remarks with replies, and at the end the summary."""
    row, day = consultation_of(pk), today()
    line = row.plan.line(request.GET.get("line", "")[:40])
    show = request.GET.get("show", "")
    show = show if show in SHOW else ""
    rows: Any = showing.remarks_of(row, line=line.key if line else "", show=show)
    page: Any = Paginator(rows, showing.ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "row": row,
        "label": showing.label_of(row, day),
        "tone": showing.tone_of(row, day),
        "is_taking": row.is_taking(day),
        "is_coming": row.stage == Stage.OPEN and day < row.opens_on,
        "days_left": (row.closes_on - day).days,
        "counts": showing.counts(row),
        "blocks": showing.blocks(row),
        "total": money.short(row.plan.total, row.plan.currency),
        "chart": showing.chart(row),
        "page": page,
        "remarks": showing.told(row, page.object_list),
        "line": line,
        "show": show,
    }
    return render(request, "consultations/consultation.html", context)
