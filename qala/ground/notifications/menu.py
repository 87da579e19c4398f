"""The room's line of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.ground.notifications.access import MESSAGE, VIEW, WORDS
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs
from qala.shared.workers import worker_part

MENU = [
    MenuItem("contact", _("Messages to residents"), "notifications:messages", "speakerphone", MESSAGE, 77),
    MenuItem("admin", _("Notifications"), "notifications:channels", "bell", VIEW, 24),
    MenuItem("admin", _("Texts of notifications"), "notifications:words", "message-2", WORDS, 25),
]

register_verbs("notifications.dispatch", {"resend": Look(_("Sent again by hand"), "send")})
register_verbs(
    "notifications.wording",
    {"edit": Look(_("Text changed"), "pencil"), "reset": Look(_("Text of the house again"), "refresh")},
)
register_verbs(
    "notifications.citymessage",
    {
        "create": Look(_("Message begun"), "plus", "info"),
        "change": Look(_("Message changed"), "pencil"),
        "submit": Look(_("Given to a second person"), "user-check", "info"),
        "approve": Look(pgettext_lazy("message", "Approved"), "check", "good"),
        "give_back": Look(_("Given back"), "arrow-back-up", "warn"),
        "send": Look(pgettext_lazy("message", "Sent to residents"), "send", "good"),
        "drop": Look(pgettext_lazy("message", "Dropped"), "trash", "bad"),
    },
)
register_verbs("people.user", {"notifications_resent": Look(_("Sent messages again"), "send")})

worker_part("notifications/js/push-worker.js")
