"""The room's line of the staff menu."""

from django.utils.translation import gettext_lazy as _

from qala.shared.ui.menu import MenuItem

MENU = [MenuItem("public", _("Public site"), "portal:home", "world", order=10)]
