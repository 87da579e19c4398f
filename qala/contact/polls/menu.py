"""The room's lines of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.contact.polls.access import READ, TAKE
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("contact", _("Polls"), "polls:manage", "checklist", READ, 76),
    MenuItem("contact", _("Polls by phone"), "polls:desk", "phone-call", TAKE, 36),
]

register_verbs(
    "polls.poll",
    {
        "create": Look(_("Poll made"), "plus", "info"),
        "change": Look(_("Poll changed"), "pencil"),
        "add_question": Look(_("Question added"), "plus"),
        "change_question": Look(_("Question changed"), "pencil"),
        "remove_question": Look(_("Question removed"), "trash", "warn"),
        "move_question": Look(_("Order of questions changed"), "arrows-sort"),
        "open": Look(pgettext_lazy("poll", "Opened"), "player-play", "good"),
        "close": Look(pgettext_lazy("poll", "Closed before its time"), "lock", "warn"),
        "close_by_time": Look(pgettext_lazy("poll", "Closed, its time was over"), "lock", "info"),
        "cancel": Look(pgettext_lazy("poll", "Called off"), "ban", "bad"),
    },
)
