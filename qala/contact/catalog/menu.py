"""The room's lines of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.access import VIEW
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("contact", _("Topics and promises"), "catalog:topics", "tags", VIEW, 80),
    MenuItem("contact", _("Procedures and letters"), "catalog:procedures", "scale", VIEW, 85),
    MenuItem("contact", _("Statuses"), "catalog:statuses", "flag", VIEW, 90),
]

register_verbs(
    "catalog.procedure",
    {
        "edit": Look(_("Procedure changed"), "pencil"),
        "promise": Look(_("New term"), "target", "info"),
        "add_rung": Look(_("Step of the ladder added"), "bell", "info"),
        "end_rung": Look(_("Step of the ladder ended"), "ban"),
    },
)
register_verbs(
    "catalog.topic",
    {
        "create": Look(_("Topic made"), "plus", "info"),
        "edit": Look(_("Topic changed"), "pencil"),
        "promise": Look(_("New promise"), "target", "info"),
        "end_promise": Look(_("Promise ended"), "ban"),
        "route": Look(_("New route"), "route", "info"),
        "end_route": Look(_("Route ended"), "ban"),
    },
)
