"""The room's lines of the menu, its tabs and its words on timelines."""

from django.utils.translation import gettext_lazy as _

from qala.office.projects.access import OPEN, SEE
from qala.office.projects.papers import rights_page
from qala.office.projects.registries import tab
from qala.shared.papers import add_page
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [MenuItem("office", _("Projects"), "projects:list", "briefcase", OPEN, 10)]
add_page("project-rights.md", rights_page)
tab("passport", _("Passport"), "projects:project", order=10, icon="id-badge-2", verb=SEE)
register_verbs(
    "projects.project",
    {
        "propose": Look(_("Proposed"), "plus", "info"),
        "assign": Look(_("Part given"), "user-plus", "info"),
        "end_part": Look(_("Part ended"), "user-minus"),
    },
)
