"""What the pages of the portfolio share: the question of the address, the rows it means, the tabs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from qala.office.overview.access import in_care, portfolio_projects, sees_portfolio
from qala.office.overview.filters.portfolio import PortfolioFilter, day_of
from qala.office.overview.queries.seen import seen
from qala.shared.errors import require
from qala.shared.lists.address import OWN, Address
from qala.shared.lists.page import chip_links
from qala.shared.ui.parts import Tab

PAGES = (
    ("home", gettext_lazy("Overview"), "layout-dashboard"),
    ("table", gettext_lazy("Table"), "table"),
    ("board", gettext_lazy("Board"), "columns-3"),
    ("map", gettext_lazy("Map"), "map-2"),
    ("timeline", pgettext_lazy("project", "Timeline"), "timeline"),
    ("money", gettext_lazy("Money"), "coins"),
    ("risks", gettext_lazy("Risks"), "alert-triangle"),
    ("totals", gettext_lazy("Totals"), "math-function"),
    ("papers", gettext_lazy("Files"), "file-export"),
)


@dataclass(frozen=True)
class Asked:
    """One request to the portfolio: who, which day (None: now), the filter and its rows with `seen`."""

    user: Any
    day: date | None
    filter: PortfolioFilter
    rows: QuerySet[Any]
    query: QueryDict

    def url(self, page: str, /, **conditions: Any) -> str:
        """Another page of the portfolio with the same filter; a condition takes the place of the one asked for."""
        query = self.query.copy()
        for name, value in conditions.items():
            query.setlist(name, [str(value)] if value not in (None, "") else [])
        words = query.urlencode()
        return reverse(f"overview:{page}") + (f"?{words}" if words else "")

    def rows_url(self, **conditions: Any) -> str:
        """The table that holds the rows of a number."""
        return self.url("table", **conditions)


def ask(request: HttpRequest, *, mine_first: bool = False) -> Asked:
    """Raises NotAllowed for those without the portfolio. `mine_first`: who has projects in care sees those, until the
    address says otherwise."""
    require(sees_portfolio(request.user))
    query = request.GET.copy()
    for name in (*OWN, "by", "ended", "scope", "p", "i"):
        query.pop(name, None)
    day = day_of(query)
    rows = seen(portfolio_projects(request.user), day)
    if mine_first and not request.GET and rows.filter(in_care(request.user)).exists():
        query["mine"] = "yes"
    chosen = PortfolioFilter(query, queryset=rows, request=request)
    return Asked(request.user, day, chosen, chosen.rows, query)


def frame(request: HttpRequest, asked: Asked, active: str, **more: Any) -> dict[str, Any]:
    """Context of a page: tabs that keep the filter, the filter's bar, chips."""
    tabs = [Tab(str(label), asked.url(name), name == active, icon=icon) for name, label, icon in PAGES]
    bar = {
        "is_filtered": bool(request.GET and asked.query),
        "clear_url": f"{request.path}?scope=all",
        "active_filters": chip_links(asked.filter, Address(request)),
        "hidden": [(name, value) for name, value in request.GET.items() if name in ("by", "ended")],
    }
    return {
        "asked": asked,
        "portfolio_tabs": tabs,
        "portfolio_tab": active,
        "filter_form": asked.filter.form,
        "page": bar,
        **more,
    }
