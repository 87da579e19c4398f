"""The room's line of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _

from qala.contact.suggestions.access import VIEW
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [MenuItem("contact", _("Suggestions from text"), "suggestions:models", "wand", VIEW, 85)]

register_verbs(
    "suggestions.classifiermodel",
    {
        "train": Look(_("Trained"), "school", "info"),
        "activate": Look(_("Put into use"), "circle-check", "good"),
        "retire": Look(_("Taken out of use"), "ban"),
        "dismiss": Look(_("Proposal dismissed"), "thumb-down"),
    },
)
