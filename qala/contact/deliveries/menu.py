"""The room's line of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _

from qala.contact.deliveries.access import VIEW
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [MenuItem("contact", _("Deliveries"), "deliveries:endpoints", "send", VIEW, 75)]

_VERBS = {
    "create": Look(_("Set up"), "plus", "info"),
    "edit": Look(_("Settings changed"), "pencil"),
    "renew": Look(_("New secret"), "key", "warn"),
    "resend": Look(_("Sent again by hand"), "send"),
    "fail": Look(_("Does not answer"), "plug-connected-x", "bad"),
    "recover": Look(_("Answers again"), "plug", "good"),
}
register_verbs("deliveries.webhook", _VERBS)
register_verbs("deliveries.outsidesystem", _VERBS)
register_verbs(
    "appeals.appeal",
    {
        "forward": Look(_("Sent to the executor's system"), "send", "info"),
        "person_sent": Look(_("Contacts given to the executor's system"), "eye", "warn"),
    },
)
