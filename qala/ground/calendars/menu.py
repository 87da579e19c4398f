"""The room's line in the menu and the words of its timeline."""

from django.utils.translation import gettext_lazy as _

from qala.ground.calendars.access import VIEW
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem(
        wing="ground",
        label=_("Work calendars"),
        url_name="calendars:list",
        icon="calendar-stats",
        permission_code=VIEW,
        order=20,
    )
]

register_verbs(
    "calendars.workcalendar",
    {
        "registered": Look(_("Calendar added"), "calendar-plus", "good"),
        "day_edited": Look(_("Day changed"), "calendar-event", "gold"),
        "day_reset": Look(_("Change of a day taken back"), "arrow-back-up"),
        "hours_edited": Look(_("Hours changed"), "clock", "gold"),
        "holidays_loaded": Look(_("Public holidays loaded"), "refresh", "info"),
    },
)
