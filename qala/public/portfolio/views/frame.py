"""What the pages of all projects share: the filters of the address, the rows they mean, and the tabs that keep them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from qala.public.portfolio.filters import ProjectFilter
from qala.public.projection.access import public_projects
from qala.public.projection.models import PublicProject
from qala.shared.lists.address import Address
from qala.shared.lists.page import chip_links
from qala.shared.ui.parts import Tab

PAGES = (
    ("projects", gettext_lazy("List"), "list"),
    ("map", gettext_lazy("Map"), "map-2"),
    ("timeline", pgettext_lazy("project", "Timeline"), "timeline"),
    ("districts", gettext_lazy("Districts"), "building-community"),
)


@dataclass(frozen=True)
class Asked:
    """A question to the portfolio: its filters and their rows; `query` holds the filters and nothing else."""

    filter: ProjectFilter
    rows: QuerySet[PublicProject]
    query: QueryDict

    def url(self, page: str) -> str:
        """Another page with the same filters."""
        words = self.query.urlencode()
        return reverse(f"portfolio:{page}") + (f"?{words}" if words else "")

    def tabs(self, active: str) -> list[Tab]:
        """The four pages."""
        return [Tab(label, self.url(name), name == active, icon=icon) for name, label, icon in PAGES]


def ask(request: HttpRequest) -> Asked:
    """Wrong filters show no rows, and the form says why."""
    address = Address(request)
    query = QueryDict(mutable=True)
    for name, values in address.query.lists():
        if name in ProjectFilter.base_filters:
            query.setlist(name, values)
    chosen = ProjectFilter(query, queryset=public_projects(), request=request)
    return Asked(chosen, chosen.rows, query)


def frame(request: HttpRequest, asked: Asked, active: str, **more: Any) -> dict[str, Any]:
    """Context of a page: tabs, the filter's bar, chips."""
    shown = chip_links(asked.filter, Address(request))
    bar = {"is_filtered": bool(asked.query), "clear_url": request.path, "active_filters": shown, "hidden": []}
    tabs = {"portfolio_tabs": asked.tabs(active), "is_fragment": False}
    return {**tabs, "filter_form": asked.filter.form, "page": bar, **more}
