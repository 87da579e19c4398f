"""The room's lines of the staff menu, and how the timeline shows its verbs."""

from django.utils.translation import gettext_lazy as _

from qala.contact.open311.queries.openness import openness_by
from qala.public.published.access import MODERATE, SET_UP
from qala.public.published.queries.standards import RULES
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("public", _("To be released"), "published:queue", "eye", MODERATE, 20),
    MenuItem("public", _("What the public site shows"), "published:terms", "settings", SET_UP, 90),
]

openness_by(RULES)
register_verbs(
    "appeals.appeal",
    {
        "release": Look(_("Released to the public"), "world", "good"),
        "withhold": Look(_("Kept from the public"), "eye-off", "warn"),
    },
)
