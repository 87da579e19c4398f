"""What is overdue, published by executor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.contact.catalog.queries import book
from qala.public.portal.queries import overdue_by_executor
from qala.shared.clock import now
from qala.shared.throttle import ask_leave

LIMIT, PER_SECONDS = 120, 600


@require_GET
def overdue(request: HttpRequest) -> HttpResponse:
    """Open and overdue appeals of every executor, as they stand now. No appeal and no person is named."""
    ask_leave(request, "overdue", limit=LIMIT, seconds=PER_SECONDS)
    at, known = now(), book()
    rows = overdue_by_executor(at=at)
    context = {
        "at": at,
        "rows": [(known.executor_name(row.executor_id), row) for row in rows],
        "open_count": sum(row.open_count for row in rows),
        "overdue_count": sum(row.overdue_count for row in rows),
    }
    return render(request, "portal/overdue.html", context)
