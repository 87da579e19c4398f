"""What people are told of projects side by side."""

from django.utils.translation import gettext_lazy as _

from qala.ground.notifications.kinds import group, kind

group("staff.overview", _("Projects side by side"))

CLASH = kind(
    "overview.clash",
    label=_("Works of my projects get into each other's way"),
    audience="staff",
    group="staff.overview",
    title=_("{code}: clash of works"),
    body=_("{what}\n\nSay what becomes of it:"),
    short=_("{what}"),
    sample={
        "code": "P-0001",
        "title": _("Repair of a street"),
        "what": "P-0001 “Pipes” and P-0002 “Road” work at one place (12 days).",
    },
    is_gathered=True,
)
