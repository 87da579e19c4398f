"""The room's line in the staff menu, and how timelines show its verbs."""

from django.utils.translation import gettext_lazy as _

from qala.public.cabinet.access import ERASURES
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [MenuItem("admin", _("Wishes to be erased"), "cabinet:erasures", "eye-off", ERASURES, order=60)]

register_verbs("appeals.appeal", {"claim": Look(_("Put under an account"), "user-circle", "info")})
register_verbs(
    "cabinet.erasurerequest",
    {
        "ask": Look(_("Asked for"), "hand-stop", "info"),
        "agree": Look(_("Agreed"), "check", "good"),
        "refuse": Look(_("Turned down"), "ban", "warn"),
        "withdraw": Look(_("Withdrawn"), "arrow-back-up"),
        "erase": Look(_("Erased"), "eye-off", "good"),
        "clear": Look(_("Person taken out of a kept appeal"), "eye-off"),
    },
)
register_verbs(
    "people.user",
    {
        "copy_asked": Look(_("Copy of own data asked for"), "download", "info"),
        "copy_fetched": Look(_("Copy of own data fetched"), "download", "info"),
    },
)
