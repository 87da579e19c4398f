"""The timeline across projects: a table whose middle column is drawn, fetched piece by piece as one scrolls."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from qala.office.overview.queries.lines import lines, scale_of
from qala.office.overview.queries.seen import FINISH
from qala.office.overview.views.portfolio_frame import Asked, ask, frame
from qala.shared import clock
from qala.shared.lists.keyset import Cursor, Keyset
from qala.shared.lists.table import Order

PIECE = 50
ORDERS: dict[str, tuple[Any, Any]] = {
    "start": (_("By start"), F("planned_start")),
    "finish": (_("By expected finish"), FINISH),
    "-slip": (_("By slip"), F("seen__slip_days")),
    "code": (_("By code"), F("code")),
}


@login_required
@require_GET
def timeline(request: HttpRequest) -> HttpResponse:
    """The whole page, or for htmx the next rows alone."""
    asked = ask(request)
    words = _piece(request, asked)
    if request.headers.get("HX-Request") == "true" and request.GET.get("page"):
        return render(request, "overview/timeline_rows.html", words)
    words["orders"] = [
        (label, asked.url("timeline", sort=name), name == words["sort"])
        for name, (label, _by) in ORDERS.items()
    ]
    return render(request, "overview/timeline.html", frame(request, asked, "timeline", **words))


def _piece(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    sort = request.GET.get("sort", "start")
    sort = sort if sort in ORDERS else "start"
    keyset: Keyset[Any] = Keyset(
        asked.rows.select_related("seen"), Order(sort, ORDERS[sort][1], sort.startswith("-"))
    )
    found = keyset.page(PIECE, Cursor.load(request.GET.get("page", ""), sort))
    today = asked.day or clock.today()
    scale = scale_of(asked.rows, today)
    return {
        "sort": sort,
        "lines": lines(found.rows, scale),
        "scale": scale,
        "ticks": list(scale.ticks()),
        "today_x": scale.at(today),
        "today": today,
        "next_url": asked.url("timeline", sort=sort, page=found.next.dump()) if found.next else "",
        "is_first": found.is_first,
        "count": asked.rows.count() if found.is_first else None,
    }
