"""The words of a protocol in one language: what page, PDF and DOCX show, and what is frozen at signing."""

from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from qala.office.meetings.models import Assignment, AssignmentStage, Meeting
from qala.office.meetings.queries.people import attendance
from qala.shared.languages import said


def protocol_words(meeting: Meeting, language: str, number: int | None) -> dict[str, Any]:
    """Plain texts only. `number` None: a draft."""
    with translation.override(language):
        heading = _("Protocol No. %(number)s") % {"number": number} if number else _("Protocol (draft)")
        return {
            "heading": heading,
            "title": said(meeting, "title", language),
            "facts": _facts(meeting),
            **_people(meeting),
            "heard_label": _("Heard"),
            "heard": [
                {
                    "text": _of(item, "text", language),
                    "project": item.project.code if item.project else "",
                    "words": _of(item, "heard", language),
                }
                for item in meeting.agenda.select_related("project")
            ],
            "decided_label": _("Decided"),
            "decided": [
                {
                    "number": row.number,
                    "text": _of(row, "text", language),
                    "project": row.project.code if row.project else "",
                    "change": _("change request No. %(number)s") % {"number": row.change_request.number}
                    if row.change_request
                    else "",
                }
                for row in meeting.decisions.select_related("project", "change_request")
            ],
            "tasks_label": _("Assignments"),
            "tasks_head": [_("What is to be done"), _("Executor"), _("Due on"), _("Controller")],
            "tasks": _tasks(meeting),
            "signs": [
                [_("Chair"), str(meeting.chair)],
                [_("Secretary"), str(meeting.secretary)],
            ],
        }


def _facts(meeting: Meeting) -> list[list[str]]:
    begins, ends = localtime(meeting.starts_at), localtime(meeting.ends_at)
    when = f"{date_format(begins, 'j E Y')}, {begins:%H:%M}–{ends:%H:%M}"
    return [
        [str(_("Kind")), str(meeting.get_kind_display())],
        [str(_("When")), when],
        [str(_("Where")), meeting.place],
        [str(_("Chair")), str(meeting.chair)],
        [str(_("Secretary")), str(meeting.secretary)],
    ]


def _people(meeting: Meeting) -> dict[str, Any]:
    """Who came and who did not; who was invited where nobody has written it down."""
    told = attendance(meeting)
    there, others = (told.came, meeting.others_came) if told.is_known else (told.invited, meeting.guests)
    return {
        "people_label": _("Present") if told.is_known else _("Invited"),
        "people": [*map(str, there), *filter(None, [others])],
        "absent_label": _("Absent"),
        "absent": [str(person) for person in told.missed] if told.is_known else [],
    }


def _tasks(meeting: Meeting) -> list[list[str]]:
    rows = meeting.tasks.exclude(stage=AssignmentStage.CANCELLED)
    return [_task(row) for row in rows.select_related("executor", "controller", "body")]


def _task(row: Assignment) -> list[str]:
    executor = f"{row.executor} ({row.body.name})" if row.body else str(row.executor)
    others = [str(person) for person in row.co_executors.order_by("full_name", "pk")]
    return [row.text, ", ".join([executor, *others]), date_format(row.due_on, "d.m.Y"), str(row.controller)]


def _of(row: Any, part: str, language: str) -> str:
    """Of a text in two languages: the wanted one, or the other."""
    wanted, other = (f"{part}_kk", f"{part}_ru") if language == "kk" else (f"{part}_ru", f"{part}_kk")
    return getattr(row, wanted) or getattr(row, other) or ""
