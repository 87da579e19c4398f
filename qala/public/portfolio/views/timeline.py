"""All projects on a scale of years; the columns beside the bars say the same."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from qala.public.portfolio.queries.names import light
from qala.public.portfolio.queries.timeline import lines, scale_of
from qala.public.portfolio.views.frame import Asked, ask, frame
from qala.shared.clock import today
from qala.shared.kept import keepable
from qala.shared.lists.address import Address
from qala.shared.lists.keyset import Cursor, Keyset
from qala.shared.lists.table import Order

PIECE = 50
# So many years stand beside each other on a phone.
YEARS = 8
# What is still to come stands before what has long been handed over.
USUAL = "-finish"
ORDERS: dict[str, tuple[Any, Any]] = {
    "-finish": (_("By expected finish"), F("finishes_on")),
    "start": (_("By start"), F("starts_on")),
    "-slip": (_("By slip"), F("slip_days")),
}


@require_GET
@keepable("projects")
def timeline(request: HttpRequest) -> HttpResponse:
    """Fifty projects a page."""
    asked, address = ask(request), Address(request)
    sort = address.get("sort")
    sort = sort if sort in ORDERS else USUAL
    words = frame(request, asked, "timeline", **_piece(request, asked, sort))
    words["page"]["hidden"] = [("sort", sort)] if "sort" in address.query else []
    words["orders"] = [(label, address.url(sort=name), name == sort) for name, (label, _by) in ORDERS.items()]
    return render(request, "portfolio/timeline.html", words)


def _piece(request: HttpRequest, asked: Asked, sort: str) -> dict[str, Any]:
    order = Order(sort, ORDERS[sort][1], sort.startswith("-"))
    keyset: Keyset[Any] = Keyset(light(asked.rows), order)
    found = keyset.page(PIECE, Cursor.load(request.GET.get("page", ""), sort))
    scale, address, count = scale_of(asked.rows), Address(request), asked.rows.count()
    words = ngettext("%(count)s project", "%(count)s projects", count)

    def url(cursor: Cursor | None) -> str:
        return address.url(page=cursor.dump()) if cursor else ""

    return {
        "lines": lines(found.rows, scale),
        "ticks": list(scale.ticks()),
        "years": list(scale.years(YEARS)),
        "today_x": scale.at(today()),
        "today": today(),
        "pages": {
            "prev_url": url(found.prev),
            "next_url": url(found.next),
            "count_label": words % {"count": number_format(count, force_grouping=True)},
        },
    }
