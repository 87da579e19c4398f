"""What the room tells people of, beside their screens."""

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.kinds import group, kind

group("staff.reports", _("Reports of projects"))
_SAMPLE = {"code": "P-0001", "project": "Abai street", "month": "02.2026", "due": "05.03.2026", "days": "3", "remarks": "Photos are missing."}  # fmt: skip # noqa: E501

REMINDED = kind(
    "reporting.reminded",
    label=_("A monthly report is due soon"),
    audience="staff",
    group="staff.reports",
    title=_("Report on {code} is due on {due}"),
    body=_(
        "“{project}” ({code}): the report about {month} is due on {due}.\n\nIt can be written on a phone:"
    ),
    short=_("{code}: report due {due}"),
    sample=_SAMPLE,
)
CLIMBED = kind(
    "reporting.climbed",
    label=_("A monthly report is late"),
    audience="staff",
    group="staff.reports",
    title=_("Report on {code} is {days} days late"),
    body=_(
        "“{project}” ({code}): the report about {month} was due on {due} and is {days} days late.\n\nThe project:"
    ),
    short=_("{code}: report {days} days late"),
    sample=_SAMPLE,
    is_urgent=True,
)
SUBMITTED = kind(
    "reporting.submitted",
    label=_("A monthly report waits for acceptance"),
    audience="staff",
    group="staff.reports",
    title=_("Report on {code} waits for acceptance"),
    body=_("“{project}” ({code}): the report about {month} has been sent.\n\nLook at it:"),
    short=_("{code}: report to accept"),
    sample=_SAMPLE,
    is_gathered=True,
)
RETURNED = kind(
    "reporting.returned",
    label=_("My monthly report was returned"),
    audience="staff",
    group="staff.reports",
    title=_("Report on {code} was returned"),
    body=_("“{project}” ({code}), report about {month}: {remarks}\n\nPlease mend it and send it again:"),
    short=_("{code}: report returned"),
    sample=_SAMPLE,
)
ACCEPTED = kind(
    "reporting.accepted",
    label=_("My monthly report was accepted"),
    audience="staff",
    group="staff.reports",
    title=_("Report on {code} was accepted"),
    body=_("“{project}” ({code}): the report about {month} was accepted.\n\nThe report:"),
    short=_("{code}: report accepted"),
    sample=_SAMPLE,
)
PHOTO_REFUSED = kind(
    "reporting.photo_refused",
    label=_("My photo of a project is not shown"),
    audience="staff",
    group="staff.reports",
    title=_("A photo of {code} is not shown"),
    body=_("“{project}” ({code}): {remarks}\n\nThe photo:"),
    short=_("{code}: photo not shown"),
    sample=_SAMPLE,
)
