"""The list of the city's projects."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from qala.public.portfolio.filters import ProjectFilter
from qala.public.portfolio.queries.cards import cards, list_url
from qala.public.portfolio.queries.names import with_names
from qala.public.portfolio.queries.totals import total
from qala.public.portfolio.tables import EVERY, ProjectTable
from qala.public.projection.access import public_projects
from qala.shared.clock import today
from qala.shared.lists import list_screen


@require_GET
def projects(request: HttpRequest) -> HttpResponseBase:
    """Cards of blocks and portfolios first; once somebody filters, the list and its sums alone."""
    chosen = ProjectFilter(request.GET, queryset=public_projects(), request=request)
    is_file = bool(request.GET.get("format"))
    is_first = not request.GET
    context = {
        "totals": None if is_file else total(chosen.rows),
        "blocks": cards("block", "block") if is_first else [],
        "portfolios": cards("portfolios", "portfolio") if is_first else [],
        "every_column": EVERY,
        "late_url": list_url(sign="late"),
        "ending_url": list_url(year=str(today().year)),
        "year": today().year,
    }
    return list_screen(
        request,
        queryset=with_names(public_projects()),
        table=ProjectTable,
        filters=ProjectFilter,
        template="portfolio/projects.html",
        partial="portfolio/projects/list.html",
        screen="portfolio.projects",
        is_recorded=False,
        context=context,
    )
