"""The room's line of the staff menu."""

from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.access import EDIT
from qala.shared.ui.menu import MenuItem

MENU = [MenuItem("public", _("What visitors say of answers"), "faq:opinions", "message-2", EDIT, 30)]
