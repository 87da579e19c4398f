"""The room's lines of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.contact.deliveries.rules.subjects import subject
from qala.office.exchange.access import IMPORT
from qala.office.exchange.queries import registers
from qala.office.projects.access import OPEN, SEE, SEE_INSIDE
from qala.office.projects.registries import panel, tab
from qala.office.projects.rules.statuses import LIFE
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("office", _("Imports of projects"), "exchange:imports", "database-import", IMPORT, 90),
    MenuItem("office", _("My calendar"), "exchange:my_calendar", "calendar-event", OPEN, 85),
]
panel("registers", "exchange/panels/registers.html", registers.panel, order=85, verb=SEE_INSIDE)
tab("exchange", _("In and out"), "exchange:gate", order=95, icon="arrows-sort", verb=SEE)

subject(
    "project",
    _("Projects"),
    {
        "propose": pgettext_lazy("project", "Proposed"),
        "import": _("A list was taken over"),
        **{step.verb: step.label for step in LIFE.steps},
        "baseline": _("Baseline approved"),
        "change_asked": _("Change asked for"),
        "change_decided": _("Change decided"),
        "publish": _("Publish"),
        "withdraw": _("Withdraw from publication"),
    },
)

register_verbs(
    "projects.project",
    {
        "import": Look(pgettext_lazy("project", "Told by another register"), "database-import", "info"),
        "undo_import": Look(_("The import was undone"), "arrow-back-up", "warn"),
        "import_plan": Look(_("Plan taken over from a file"), "file-import", "info"),
    },
)
