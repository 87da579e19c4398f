"""What is overdue, published by executor."""

from datetime import datetime

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.contact.appeals.queries.control import Load
from qala.contact.catalog.queries import book
from qala.public.portal.queries import overdue_by_executor
from qala.public.portal.views.home import KEPT_FOR
from qala.shared.clock import now
from qala.shared.throttle import ask_leave

LIMIT, PER_SECONDS = 120, 600


def _counted() -> tuple[datetime, list[Load]]:
    at = now()
    return at, overdue_by_executor(at=at)


@require_GET
def overdue(request: HttpRequest) -> HttpResponse:
    """Open and overdue appeals of every executor, at most a minute old. No appeal and no person is named."""
    ask_leave(request, "overdue", limit=LIMIT, seconds=PER_SECONDS)
    known = book()
    at, rows = caches["local"].get_or_set("portal-overdue", _counted, KEPT_FOR) or _counted()
    context = {
        "at": at,
        "rows": rows,
        "late": [(known.executor_name(row.executor_id), row) for row in rows if row.overdue_count],
        "punctual": [(known.executor_name(row.executor_id), row) for row in rows if not row.overdue_count],
        "open_count": sum(row.open_count for row in rows),
        "overdue_count": sum(row.overdue_count for row in rows),
    }
    return render(request, "portal/overdue.html", context)
