"""Lists of the room."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from qala.office.meetings.models import Assignment, Meeting
from qala.shared.lists import Column, Table
from qala.shared.ui.tags.basic import badge

MEETING_TONES = {"planned": "neutral", "sent": "info", "held": "gold", "draft": "warn", "signed": "good", "cancelled": "bad"}  # fmt: skip  # noqa: E501
TONES = {"draft": "neutral", "issued": "info", "accepted": "gold", "done": "info", "returned": "warn", "confirmed": "good", "cancelled": "neutral"}  # fmt: skip  # noqa: E501


def when(meeting: Meeting) -> str:
    """Day and hours in the city."""
    begins = date_format(localtime(meeting.starts_at), "SHORT_DATETIME_FORMAT")
    return f"{begins}–{localtime(meeting.ends_at):%H:%M}"


def due_badge(row: Assignment, value: Any = None) -> str:
    """The day, and how late it is."""
    day = date_format(row.due_on, "SHORT_DATE_FORMAT")
    if not row.days_late:
        return day
    late = ngettext("%(days)s day late", "%(days)s days late", row.days_late) % {"days": row.days_late}
    return badge(f"{day}, {late}", "bad", "clock-exclamation")


class MeetingTable(Table):
    """Meetings."""

    columns = [
        Column("title", _("Meeting"), value=lambda m: m.title, link=lambda m: m.get_absolute_url(), is_fixed=True),
        Column("when", _("When"), value=when, sort="starts_at"),
        Column("kind", _("Kind"), value=lambda m: m.get_kind_display(), sort="kind"),
        Column("stage", pgettext_lazy("meeting", "Stage"), value=lambda m: m.get_stage_display(), draw=lambda m, v: badge(v, MEETING_TONES[m.stage]), sort="stage"),  # noqa: E501
        Column("chair", _("Chair"), value=lambda m: str(m.chair)),
        Column("place", _("Where"), value=lambda m: m.place, is_default=False),
        Column("protocol", _("Protocol"), value=lambda m: m.protocol.number if hasattr(m, "protocol") else ""),
    ]  # fmt: skip
    default_sort = "-when"
    key = "id"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Meeting) -> str:
        """Its title."""
        return row.title


class AssignmentTable(Table):
    """Assignments."""

    columns = [
        Column("text", _("Assignment"), value=lambda a: a.text[:200], link=lambda a: a.get_absolute_url(), is_fixed=True),  # noqa: E501
        Column("project", _("Project"), value=lambda a: a.project.code if a.project else "", sort="project__code"),
        Column("executor", _("Executor"), value=lambda a: str(a.executor), sort="executor__full_name"),
        Column("due", _("Due on"), value=lambda a: a.due_on, draw=due_badge, sort="due_on"),
        Column("stage", pgettext_lazy("assignment", "Stage"), value=lambda a: a.get_stage_display(), draw=lambda a, v: badge(v, TONES[a.stage]), sort="stage"),  # noqa: E501
        Column("controller", _("Controller"), value=lambda a: str(a.controller)),
        Column("late", _("Days late"), value=lambda a: a.days_late or "", align="end", is_default=False),
        Column("first", _("First day"), value=lambda a: a.first_due_on, is_default=False),
        Column("meeting", _("Meeting"), value=lambda a: a.meeting.title if a.meeting else "", is_default=False),
    ]  # fmt: skip
    default_sort = "due"
    key = "id"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Assignment) -> str:
        """Its words."""
        return row.text[:80]

    def row_tone(self, row: Assignment) -> str:
        """Overdue ones stand out."""
        return "bad" if row.days_late else ""
