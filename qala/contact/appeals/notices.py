"""What the room tells its own staff of, beside their screens."""

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.kinds import group, kind

group("staff.appeals", _("Work on appeals"))

ESCALATED = kind(
    "appeals.escalated",
    label=_("A term runs out"),
    audience="staff",
    title=_("{number}: {share} per cent of the term is used up"),
    body=_(
        "“{topic}”, appeal {number}: {share} per cent of the term is used up. "
        "It ends on {due}.\n\nPlease look after it:"
    ),
    short=_("{topic}, due {due}"),
    sample={"number": "26-0000001-A", "share": "75", "topic": "Street lighting", "due": "05.03.2026 18:00"},
    is_urgent=True,
)
ASSIGNED = kind(
    "appeals.assigned",
    label=_("New appeals for my organisation"),
    audience="staff",
    title=_("New appeals: {count}"),
    body=_("Given to your organisation: {numbers}.\n\nThey wait on your desk:"),
    short="{numbers}",
    sample={"count": "2", "numbers": "26-0000001-A, 26-0000002-B"},
    is_gathered=True,
)
