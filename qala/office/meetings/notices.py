"""What people are told of meetings and assignments."""

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.kinds import group, kind

group("staff.meetings", _("Meetings and assignments"))
_ONE = {"text": "Begin the tender in parts", "due": "05.03.2026", "days": "5", "note": "A photo is missing."}

INVITED = kind(
    "meetings.invited",
    label=_("I am invited to a meeting"),
    audience="staff",
    group="staff.meetings",
    title=_("Meeting on {at}: {title}"),
    body=_("“{title}”, {at}, {place}.\n\nThe agenda:"),
    short=_("{at}: {title}"),
    sample={"title": "Operative meeting", "at": "02.03.2026 10:00", "place": "Hall 1"},
)
ISSUED = kind(
    "meetings.issued",
    label=_("I have a new assignment"),
    audience="staff",
    group="staff.meetings",
    title=_("Assignment until {due}"),
    body=_("Until {due}: {text}\n\nTake it on:"),
    short=_("Until {due}: {text}"),
    sample=_ONE,
)
CLAIMED = kind(
    "meetings.claimed",
    label=_("An assignment that I control is reported as done"),
    audience="staff",
    group="staff.meetings",
    title=_("Assignment to confirm"),
    body=_("Reported as done: {text}\n\nConfirm or return it:"),
    short=_("To confirm: {text}"),
    sample=_ONE,
)
RETURNED = kind(
    "meetings.returned",
    label=_("My assignment was returned"),
    audience="staff",
    group="staff.meetings",
    title=_("Assignment returned, due on {due}"),
    body=_("{text}\n\n{note}\n\nThe assignment:"),
    short=_("Returned: {text}"),
    sample=_ONE,
)
REMINDED = kind(
    "meetings.reminded",
    label=_("My assignment is due soon"),
    audience="staff",
    group="staff.meetings",
    title=_("Assignment due on {due}"),
    body=_("Due on {due}: {text}\n\nReport it as done:"),
    short=_("Due {due}: {text}"),
    sample=_ONE,
)
OVERDUE = kind(
    "meetings.overdue",
    label=_("An assignment is overdue"),
    audience="staff",
    group="staff.meetings",
    title=_("Assignment overdue for {days} days"),
    body=_("It was due on {due} and is {days} days late: {text}\n\nThe assignment:"),
    short=_("{days} days late: {text}"),
    sample=_ONE,
    is_urgent=True,
)
