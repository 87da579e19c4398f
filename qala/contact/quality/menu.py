"""The room's lines of the menu, its words on timelines, and its queues in the register."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.filters import register_queue
from qala.contact.quality.access import CALL, READ, REVIEW, SCHEDULE
from qala.contact.quality.models import Judgement
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs

MENU = [
    MenuItem("contact", _("Quality reports"), "quality:report", "report-analytics", READ, 62),
    MenuItem("contact", _("Review of closings"), "quality:reviews", "clipboard-check", REVIEW, 63),
    MenuItem("contact", _("Call back"), "quality:calls", "phone-call", CALL, 64),
    MenuItem("contact", _("Scheduled reports"), "quality:schedules", "calendar-time", SCHEDULE, 66),
]

register_verbs(
    "appeals.appeal",
    {
        "photo_check": Look(_("Photo compared with place and time"), "photo", "info"),
        "said_solved": Look(_("The resident says: solved"), "mood-happy", "good"),
        "said_unsolved": Look(_("The resident says: not solved"), "mood-sad", "bad"),
        "not_reached": Look(_("Call back: nobody answered"), "phone-off"),
        "review_solved": Look(_("Reviewed: solved"), "shield-check", "good"),
        "review_poor_proof": Look(_("Reviewed: poor proof"), "photo-off", "warn"),
        "review_not_solved": Look(_("Reviewed: not solved"), "shield-lock", "bad"),
    },
)
register_verbs(
    "quality.scheduledreport",
    {"create": Look(_("Set up"), "plus", "info"), "stop": Look(_("Stopped"), "ban")},
)


def _judged(**condition: object) -> Q:
    return Q(pk__in=Judgement.objects.filter(**condition).values("appeal_id"))


register_queue(
    "repeat", _("Repeated"), lambda: Q(pk__in=Judgement.objects.exclude(repeat_kind="").values("appeal_id"))
)
register_queue("rated", _("Rated by the resident"), lambda: _judged(rating__isnull=False))
register_queue("satisfied", _("Rated 4 or 5"), lambda: _judged(rating__gte=4))
register_queue("dissatisfied", _("Rated 1 to 3"), lambda: _judged(rating__lte=3))
register_queue(
    "unsolved",
    _("Judged not solved"),
    lambda: _judged(resident_says_solved=False) | _judged(control_says_solved=False),
)
