"""The room's lines of the menu, what waits for people, its words on timelines."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.fiveyear.registries import beside
from qala.office.projects.registries import errands_from
from qala.public.consultations.access import MODERATE, SEE
from qala.public.consultations.queries.waiting import about_version, waiting
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("office", _("Consultations"), "consultations:office", "messages", SEE, 61),
    MenuItem("public", _("Remarks to be read"), "consultations:queue", "message-dots", MODERATE, 25),
]
errands_from("consultations", waiting)
beside("consultations", about_version)
register_verbs(
    "consultations.consultation",
    {
        "prepare": Look(pgettext_lazy("consultation", "Prepared"), "plus", "info"),
        "change": Look(pgettext_lazy("consultation", "Changed"), "pencil"),
        "open": Look(pgettext_lazy("consultation", "Opened to residents"), "world", "good"),
        "prolong": Look(pgettext_lazy("consultation", "Prolonged"), "calendar-plus", "info"),
        "close": Look(pgettext_lazy("consultation", "Closed"), "lock"),
        "sum_up": Look(pgettext_lazy("consultation", "Summed up"), "gavel", "good"),
        "withdraw": Look(pgettext_lazy("consultation", "Withdrawn"), "x", "warn"),
        "remark": Look(_("A resident remarked"), "message", "info"),
        "show": Look(_("Remark made public"), "eye", "good"),
        "hide": Look(_("Remark kept inside"), "eye-off", "warn"),
        "reply": Look(_("Remark replied to"), "message-2", "good"),
    },
)
