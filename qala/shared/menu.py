"""The kernel's lines in the menu."""

from django.utils.translation import gettext_lazy as _

from qala.shared.access import MANAGE_JOBS
from qala.shared.ui.menu import MenuItem

MENU = [MenuItem("admin", _("Background jobs"), "shared:jobs", "settings-automation", MANAGE_JOBS, order=30)]
