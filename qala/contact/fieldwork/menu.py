"""The room's lines of the menu, its words on timelines, and its steps for many rows."""

from django.utils.translation import gettext_lazy as _

from qala.contact.fieldwork.access import BULK, FIELD, RULES, TEAM, TEMPLATES, TRIAGE
from qala.shared.lists.bulk import BulkAction, register_bulk
from qala.shared.ui.menu import MenuItem
from qala.shared.ui.parts import Look, register_verbs
from qala.shared.workers import worker_part

MENU = [
    MenuItem("contact", _("My team"), "fieldwork:team", "users-group", TEAM, 21),
    MenuItem("contact", _("On the phone"), "fieldwork:home", "device-mobile", FIELD, 22),
    MenuItem("contact", _("Returned too often"), "fieldwork:triage", "arrows-exchange", TRIAGE, 55),
    MenuItem("contact", _("Bulk steps"), "fieldwork:bulk", "checks", BULK, 56),
    MenuItem("contact", _("Answer templates"), "fieldwork:templates", "file-text", TEMPLATES, 85),
    MenuItem("contact", _("Rules of field work"), "fieldwork:rules", "adjustments", RULES, 95),
]
register_verbs(
    "appeals.appeal",
    {
        "ask_extension": Look(_("Longer term asked for"), "calendar-plus", "warn"),
        "decline_extension": Look(_("Longer term declined"), "ban", "warn"),
        "lapse_extension": Look(_("The request for a longer term ended with the work"), "clock-pause"),
    },
)
register_verbs(
    "fieldwork.bulkrun",
    {
        "start": Look(_("Started"), "player-play", "info"),
        "stop": Look(_("Stopped"), "player-pause", "warn"),
        "finish": Look(_("Finished"), "circle-check", "good"),
    },
)

_ASSIGN = BulkAction(
    "assign", _("Give to a person"), "fieldwork:bulk", (BULK, "appeals.assign"), "user-check"
)
_REDIRECT = BulkAction("redirect", _("Redirect"), "fieldwork:bulk", (BULK, "appeals.steer"), "arrows-split")
_ANSWER = BulkAction("answer", _("Answer by a template"), "fieldwork:bulk", (BULK, "appeals.work"), "message")
_MERGE = BulkAction("merge", _("Merge into one"), "fieldwork:bulk", (BULK, "appeals.steer"), "git-merge")
register_bulk("appeals.register", [_ASSIGN, _REDIRECT, _ANSWER, _MERGE])
register_bulk("appeals.desk", [_ASSIGN, _ANSWER])
register_bulk("fieldwork.team", [_ASSIGN, _ANSWER])
worker_part("fieldwork/js/worker.js", order=10)
