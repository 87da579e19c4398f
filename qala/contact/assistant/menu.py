"""The room's lines of the staff menu, its verbs, and its page of the documentation."""

from django.utils.translation import gettext_lazy as _

from qala.contact.assistant.access import ANSWER, REPAIR
from qala.contact.assistant.rules.diagram import lines
from qala.shared.papers import HEADER, PAGES
from qala.shared.ui.menu import MenuItem

MENU = [
    MenuItem("contact", _("Virtual operator"), "assistant:talks", "message-chatbot", ANSWER, 45),
    MenuItem("admin", _("Failed messages"), "assistant:failed", "alert-triangle", REPAIR, 35),
]


def dialogue_page() -> str:
    """docs/dialogue.md."""
    return HEADER + "\n".join(lines()) + "\n"


PAGES["dialogue.md"] = dialogue_page
