"""Districts: the overview, and the page of one."""

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qala.ground.places.models import District
from qala.public.published.access import public_appeals
from qala.public.published.queries.districts import InFigures, in_figures, overview
from qala.public.published.queries.showing import shown, with_parts
from qala.public.published.queries.terms import terms
from qala.shared.clock import now, today
from qala.shared.errors import Missing
from qala.shared.kept import keepable

KEPT_FOR = 60
NEWEST = 6


@require_GET
@keepable("appeals", seconds=10)
def districts(request: HttpRequest) -> HttpResponse:
    """Every district with its open and overdue appeals."""
    rows = caches["local"].get_or_set("open-districts", overview, KEPT_FOR) or overview()
    rows = sorted(rows, key=lambda row: row.district.name)
    return render(request, "published/districts.html", {"rows": rows})


@require_GET
@keepable("appeals", seconds=10)
def district(request: HttpRequest, code: str) -> HttpResponse:
    """Figures at most a minute old, the newest appeals, who works there; the map comes when it is asked for."""
    found = District.objects.as_of(today()).filter(code=code).first()
    if found is None:
        raise Missing
    kept = f"open-district-{found.pk}-{get_language()}"
    counted = caches["local"].get_or_set(kept, lambda: _counted(found), KEPT_FOR) or _counted(found)
    newest = with_parts(public_appeals().filter(district=found)).order_by("-received_at", "-id")[:NEWEST]
    context = {
        "district": found,
        "figures": counted.figures,
        "topics": counted.topics,
        "executors": counted.executors,
        "newest": [shown(each) for each in newest],
        "list_url": f"{reverse('published:appeals')}?district={found.pk}",
        "query": f"?district={found.pk}",
        "crumbs": [(_("Districts"), reverse("published:districts")), (found.name, "")],
    }
    return render(request, "published/district.html", context)


def _counted(found: District) -> InFigures:
    rows = public_appeals().filter(district=found)
    return in_figures(rows, at=now(), least_count=terms().least_count)
