"""The room's lines of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _

from qala.contact.contacts.access import GATE, TAKE, VIEW
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("contact", _("Operator's desk"), "contacts:desk", "headset", TAKE, 5),
    MenuItem("contact", _("Register of contacts"), "contacts:register", "phone-call", VIEW, 35),
    MenuItem("contact", _("Emergency gate"), "contacts:gate", "urgent", GATE, 85),
]

register_verbs(
    "contacts.contact",
    {
        "consultation": Look(_("Ended as a consultation"), "message-circle", "good"),
        "appeal": Look(_("Ended with an appeal"), "inbox", "info"),
        "emergency": Look(_("Handed to an emergency service"), "urgent", "bad"),
        "transferred": Look(_("Transferred"), "transfer", "gold"),
        "dropped": Look(_("The caller was lost"), "phone-off"),
    },
)
