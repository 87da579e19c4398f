"""The room's lines of the menu, what waits for people, its words on timelines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.fiveyear.access import OPEN
from qala.office.fiveyear.queries.errands import waiting
from qala.office.projects.registries import errands_from
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("office", _("Five-year plan"), "fiveyear:plans", "calendar-stats", OPEN, 60),
    MenuItem("office", _("Driver projects"), "fiveyear:drivers", "rocket", OPEN, 62),
]
errands_from("fiveyear", waiting)
register_verbs(
    "fiveyear.planversion",
    {
        "make_version": Look(_("Version begun"), "plus", "info"),
        "save_proposal": Look(_("Proposal written"), "pencil"),
        "drop_proposal": Look(_("Proposal dropped"), "trash", "warn"),
        "set_ceilings": Look(_("Ceilings set"), "adjustments"),
        "become_project": Look(_("Proposal became a project"), "briefcase", "good"),
        "discuss": Look(_("Discussion begun"), "messages", "info"),
        "collect": Look(_("Back to collecting"), "arrow-back", "warn"),
        "submit": Look(_("Approval asked for"), "send", "info"),
        "approve": Look(_("Approved by decision"), "gavel", "good"),
        "publish": Look(pgettext_lazy("plan", "Published"), "world", "good"),
        "replace": Look(pgettext_lazy("plan", "Replaced by a newer one"), "archive"),
        "remark": Look(_("Remark made"), "message", "info"),
        "answer": Look(_("Remark answered"), "message-2", "good"),
    },
)
register_verbs(
    "projects.project",
    {
        "save_indicator": Look(_("Indicator set"), "target", "info"),
        "measure": Look(_("Indicator measured"), "gauge", "info"),
    },
)
