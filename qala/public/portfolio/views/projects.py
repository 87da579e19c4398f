"""The list of the city's projects."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from qala.public.portfolio.filters import ProjectFilter
from qala.public.portfolio.queries.cards import cards, totals_with_links
from qala.public.portfolio.queries.names import light
from qala.public.portfolio.tables import EVERY, ProjectTable
from qala.public.portfolio.views.frame import ask
from qala.public.projection.access import public_projects
from qala.shared.kept import keepable
from qala.shared.lists import list_screen
from qala.shared.lists.screen import wants_fragment


@require_GET
@keepable("projects")
def projects(request: HttpRequest) -> HttpResponseBase:
    """Cards of blocks and portfolios first; once somebody filters, the list and its sums alone."""
    asked = ask(request)
    is_first = not request.GET
    context = {
        **({} if request.GET.get("format") else totals_with_links(asked.rows)),
        "blocks": cards("block", "block") if is_first else [],
        "portfolios": cards("portfolios", "portfolio") if is_first else [],
        "every_column": EVERY,
        "portfolio_tabs": asked.tabs("projects"),
        "is_fragment": wants_fragment(request),
    }
    return list_screen(
        request,
        queryset=light(public_projects()),
        table=ProjectTable,
        filters=ProjectFilter,
        template="portfolio/projects.html",
        partial="portfolio/projects/list.html",
        screen="portfolio.projects",
        is_recorded=False,
        context=context,
    )
