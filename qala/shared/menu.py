"""The kernel's lines in the menu."""

from django.utils.translation import gettext_lazy as _

from qala.shared.access import MANAGE_JOBS, SEE_PARAMETERS
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("admin", _("Background jobs"), "shared:jobs", "settings-automation", MANAGE_JOBS, order=30),
    MenuItem("admin", _("Parameters"), "shared:parameters", "adjustments", SEE_PARAMETERS, order=20),
]
register_verbs(
    "shared.parameter",
    {"set": Look(_("Value set"), "adjustments", "info"), "withdraw": Look(_("Taken back"), "x")},
)
