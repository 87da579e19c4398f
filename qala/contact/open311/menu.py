"""The room's lines of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _

from qala.contact.open311.access import CLIENTS, SERVICES
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("admin", _("API clients"), "open311:clients", "key", CLIENTS, 40),
    MenuItem("contact", _("Open311 services"), "open311:keep_services", "forms", SERVICES, 95),
]

register_verbs(
    "open311.apiclient",
    {
        "issue": Look(_("Key issued"), "key", "info"),
        "edit": Look(_("Client changed"), "pencil"),
        "renew": Look(_("New key"), "refresh", "warn"),
        "revoke": Look(_("Key revoked"), "ban", "bad"),
    },
)
register_verbs(
    "catalog.topic",
    {
        "question": Look(_("Extra question written"), "forms", "info"),
        "question_end": Look(_("Extra question removed"), "ban"),
        "offer": Look(_("Offered by Open311 otherwise"), "plug"),
    },
)
