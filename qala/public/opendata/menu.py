"""The room's line of the menu, and its check before publication."""

from django.utils.translation import gettext_lazy as _

from qala.office.projects.publication import check
from qala.public.opendata.queries.checking import is_valid_for_programs
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [MenuItem("public", _("Open data by OC4IDS"), "opendata:oc4ids", "database-export", order=40)]
register_verbs(
    "opendata.releasedecision",
    {
        "withdraw": Look(_("Dataset withdrawn"), "eye-off", "warn"),
        "release": Look(_("Dataset released again"), "world", "good"),
    },
)
check("oc4ids", _("Open data by OC4IDS"))(is_valid_for_programs)
