"""The room's line of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _

from qala.contact.mailbox.access import HAND_OVER, WORK
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("contact", _("Letters"), "mailbox:letters", "mail", WORK, 15),
    MenuItem("contact", _("Letters to hand over"), "mailbox:outgoing", "printer", HAND_OVER, 28),
]

register_verbs(
    "appeals.appeal",
    {
        "letter": Look(_("Letter of the resident"), "mail", "info"),
        "letter_bounced": Look(_("Letter did not arrive"), "alert-triangle", "warn"),
        "letter_sent": Look(_("Letter sent by e-mail"), "mail", "good"),
        "letter_handed": Look(_("Letter handed over"), "printer", "good"),
    },
)
