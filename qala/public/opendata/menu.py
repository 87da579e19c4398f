"""The room's line of the menu, and its check before publication."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.publication import check
from qala.office.projects.registries import errands_from
from qala.public.opendata.access import MODERATE
from qala.public.opendata.queries.checking import faults_in, is_valid_for_programs, say_fault
from qala.public.opendata.queries.uses import to_decide
from qala.public.projection.rules.faults import faults_from
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("public", _("Open data by OC4IDS"), "opendata:oc4ids", "database-export", order=40),
    MenuItem("public", _("Uses of open data"), "opendata:uses_desk", "rocket", MODERATE, order=41),
]
errands_from("opendata", to_decide)
register_verbs(
    "opendata.reuse",
    {
        "propose": Look(pgettext_lazy("use of data", "Told"), "send", "info"),
        "revise": Look(pgettext_lazy("use of data", "Words changed by the teller"), "pencil", "info"),
        "show_revision": Look(pgettext_lazy("use of data", "Changed words shown"), "eye", "good"),
        "decline_revision": Look(pgettext_lazy("use of data", "Changed words not shown"), "eye-off"),
        "put_right": Look(pgettext_lazy("use of data", "Words put right"), "pencil", "good"),
        "show": Look(pgettext_lazy("use of data", "Shown"), "eye", "good"),
        "decline": Look(pgettext_lazy("use of data", "Not shown"), "eye-off"),
        "take_down": Look(pgettext_lazy("use of data", "Taken down"), "eye-off", "warn"),
    },
)
register_verbs(
    "opendata.releasedecision",
    {
        "withdraw": Look(_("Dataset withdrawn"), "eye-off", "warn"),
        "release": Look(_("Dataset released again"), "world", "good"),
    },
)
check("oc4ids", _("Open data by OC4IDS"))(is_valid_for_programs)
faults_from("oc4ids", faults_in, say_fault)
