"""What happens with a report, in times that were measured and not promised."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from qala.public.published.queries.measuring import newest_times
from qala.shared.kept import keepable


@require_GET
@keepable(seconds=60)
def way(request: HttpRequest) -> HttpResponse:
    """The steps of an appeal, and how long they took in the last measured days."""
    return render(request, "published/way.html", {"times": newest_times()})
