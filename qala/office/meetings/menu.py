"""The room's lines of the menu, its tab, its words on timelines, what it tells other rooms."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.meetings.access import CONTROL, READ
from qala.office.meetings.queries import watching
from qala.office.projects.access import SEE_INSIDE
from qala.office.projects.figures import figures_from
from qala.office.projects.registries import concerns_from, errands_from, tab
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("office", _("Meetings"), "meetings:meetings", "users-group", READ, 60),
    MenuItem("office", _("My assignments"), "meetings:mine", "list-details", READ, 6, "/office/assignments/"),
    MenuItem("office", _("Control of assignments"), "meetings:control", "list-check", CONTROL, 61),
]
tab(
    "decisions",
    pgettext_lazy("project", "Decisions"),
    "meetings:project",
    order=80,
    icon="gavel",
    verb=SEE_INSIDE,
)
figures_from("meetings", watching.figures)
concerns_from("meetings", watching.concerns)
errands_from("meetings", watching.errands)

register_verbs(
    "meetings.meeting",
    {
        "plan": Look(_("Meeting planned"), "calendar-plus", "info"),
        "replan": Look(_("Meeting changed"), "calendar-time", "warn"),
        "propose_agenda": Look(_("Agenda proposed from concerns"), "bulb", "info"),
        "agenda": Look(_("Agenda changed"), "list"),
        "send": Look(_("Agenda sent"), "send", "info"),
        "hold": Look(_("The meeting took place"), "users-group", "info"),
        "attend": Look(_("Who came was written"), "users"),
        "heard": Look(_("What was heard was written"), "pencil"),
        "decide": Look(_("Decision written"), "gavel", "info"),
        "strike": Look(_("Decision struck out"), "trash", "warn"),
        "ask_change": Look(_("Change of the plan asked for"), "git-branch", "warn"),
        "finish": Look(_("Protocol ready"), "file-check", "info"),
        "rework": Look(_("Protocol reworked"), "pencil", "warn"),
        "sign": Look(_("Protocol signed"), "writing", "good"),
        "cancel": Look(_("Meeting cancelled"), "ban", "bad"),
    },
)
register_verbs(
    "meetings.assignment",
    {
        "write": Look(_("Assignment written"), "plus"),
        "rewrite": Look(_("Assignment changed"), "pencil"),
        "issue": Look(_("Assignment issued"), "send", "info"),
        "accept": Look(_("Taken on"), "user-check", "info"),
        "claim": Look(_("Reported as done"), "check", "good"),
        "confirm": Look(_("Confirmed by the controller"), "circle-check", "good"),
        "return": Look(_("Returned by the controller"), "arrow-back-up", "warn"),
        "prolong": Look(_("More time given"), "calendar-plus", "warn"),
        "cancel": Look(_("Assignment taken back"), "ban", "bad"),
    },
)
