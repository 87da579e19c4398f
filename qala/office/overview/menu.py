"""The room's lines of the menu, its tabs and its words on timelines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.overview.access import FORECAST, PORTFOLIO
from qala.office.overview.queries.concerns import clash_concerns, clash_errands, health_concerns
from qala.office.overview.queries.sources import money
from qala.office.projects.access import OPEN, SEE_INSIDE
from qala.office.projects.figures import figures_from
from qala.office.projects.registries import concerns_from, errands_from, panel, tab
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("office", _("Portfolio"), "overview:home", "layout-dashboard", PORTFOLIO, 5),
    MenuItem("office", _("Clashes of works"), "overview:clashes", "map-pin", OPEN, 60),
]
tab("forecast", _("Forecast"), "overview:forecast", order=35, icon="chart-line", verb=FORECAST)
panel(
    "overview.paper",
    "overview/parts/panel_paper.html",
    lambda _request, _project: {},
    order=88,
    verb=SEE_INSIDE,
)
figures_from("finance", money)
concerns_from("health", health_concerns)
concerns_from("clashes", clash_concerns)
errands_from("clashes", clash_errands)
register_verbs(
    "overview.clash",
    {
        "found": Look(pgettext_lazy("clash", "Found by the search"), "search", "warn"),
        "found_again": Look(pgettext_lazy("clash", "Still there, found again"), "search", "warn"),
        "gone": Look(pgettext_lazy("clash", "No longer found"), "checks", "good"),
        "accept": Look(pgettext_lazy("clash", "Accepted"), "check", "info"),
        "settle": Look(pgettext_lazy("clash", "Settled"), "checks", "good"),
        "reopen": Look(pgettext_lazy("clash", "Opened again"), "refresh", "info"),
    },
)
register_verbs(
    "overview.occasion",
    {
        "create": Look(_("Written down"), "plus", "info"),
        "change": Look(pgettext_lazy("occasion", "Changed"), "pencil"),
    },
)
