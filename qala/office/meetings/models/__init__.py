"""One noun per file."""

from qala.office.meetings.models.assignment import Assignment
from qala.office.meetings.models.meeting import AgendaItem, Meeting, MeetingKind
from qala.office.meetings.models.protocol import Decision, Protocol
from qala.office.meetings.rules.statuses import AssignmentStage, MeetingStage

__all__ = [
    "AgendaItem",
    "Assignment",
    "AssignmentStage",
    "Decision",
    "Meeting",
    "MeetingKind",
    "MeetingStage",
    "Protocol",
]
