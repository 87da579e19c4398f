"""The room's lines of the menu and its words on timelines."""

from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.access import FIGURES, WATCH, WORK
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("contact", _("My shift"), "shifts:me", "headset", WORK, 15),
    MenuItem("contact", _("Queue of channels"), "shifts:queue", "inbox", WORK, 16),
    MenuItem("contact", _("Shift now"), "shifts:now", "activity", WATCH, 17),
    MenuItem("contact", _("Shifts"), "shifts:list", "calendar-time", WORK, 71),
    MenuItem("contact", _("Staffing"), "shifts:staffing", "chart-bar", FIGURES, 72),
    MenuItem("contact", _("Operators' figures"), "shifts:figures", "report-analytics", FIGURES, 73),
    MenuItem("contact", _("Quality reviews"), "shifts:reviews", "clipboard-check", WORK, 74),
    MenuItem("contact", _("Standards of the centre"), "shifts:standards", "adjustments", FIGURES, 75),
]

register_verbs(
    "shifts.shift",
    {
        "plan": Look(_("Shift planned"), "calendar-plus", "info"),
        "people": Look(_("People changed"), "users"),
        "cancel": Look(_("Shift cancelled"), "ban", "bad"),
        "note": Look(_("Hand-over note written"), "note", "info"),
        "confirm_note": Look(_("Note read and confirmed"), "check", "good"),
        "escalate_note": Look(_("Note not read in time"), "alarm", "bad"),
        "take_over": Look(_("Shift taken over"), "user-check", "good"),
    },
)
register_verbs("shifts.reviewsample", {"draw": Look(_("Sample drawn"), "filter", "info")})
register_verbs(
    "shifts.qualityreview",
    {
        "review": Look(_("Work reviewed"), "clipboard-check", "info"),
        "object": Look(_("Objection"), "hand-stop", "warn"),
        "decide": Look(_("Objection decided"), "scale", "good"),
    },
)
