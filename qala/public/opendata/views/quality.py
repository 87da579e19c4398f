"""How good our data are, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qala.public.opendata.queries import quality as reading
from qala.public.opendata.queries.faults import faulty
from qala.shared.kept import keepable


@require_safe
@keepable("projects", seconds=60)
def quality(request: HttpRequest) -> HttpResponse:
    """What is wrong now, and the newest report."""
    context = {
        "faulty": faulty(),
        "shown": reading.quality(),
        "crumbs": [(_("Open data"), reverse("opendata:catalogue")), (_("Quality of the data"), "")],
    }
    return render(request, "opendata/quality.html", context)
