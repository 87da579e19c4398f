"""Who plans meetings, who signs, who sees which assignments and may take which step."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.files.access import file_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can
from qala.office.meetings.models import Assignment, AssignmentStage, Decision, Meeting
from qala.office.meetings.rules.statuses import ASSIGNMENT_LIFE, LIFE
from qala.office.projects.access import SEE_INSIDE, VIEW_ALL, projects_for
from qala.office.projects.rules import roles
from qala.shared.permissions import permission

READ, KEEP, ASSIGN, CONTROL = "meetings.read", "meetings.keep", "meetings.assign", "meetings.control"
EVERYBODY = (
    roles.PROJECT_OFFICE,
    roles.CURATOR,
    roles.PROJECT_HEAD,
    roles.DEPARTMENT,
    roles.CONTRACTOR,
    "analyst",
    "administrator",
)

permission(
    READ,
    _("Open meetings and own assignments"),
    _(
        "Whoever takes part or must do something; which ones follows from the meetings and assignments themselves."
    ),
    EVERYBODY,
)
permission(
    KEEP,
    _("Plan meetings, write agendas and protocols"),
    _("One office keeps the order of meetings; the secretary of a meeting writes it too."),
    [roles.PROJECT_OFFICE],
)
permission(
    ASSIGN,
    _("Give assignments outside of a meeting"),
    _("Curators give assignments, the office writes them down."),
    [roles.CURATOR, roles.PROJECT_OFFICE],
)
permission(
    CONTROL,
    _("See the control of all assignments"),
    _("Whoever steers the projects sees what is overdue."),
    [roles.PROJECT_OFFICE, roles.CURATOR, "analyst", "administrator"],
)


def visible_meetings(user: Any) -> QuerySet[Meeting]:
    """All for those who see all projects; for others those they take part in."""
    if can(user, VIEW_ALL):
        return Meeting.objects.all()
    if not can(user, READ):
        return Meeting.objects.none()
    mine = Meeting.objects.filter(
        Q(chair_id=user.pk) | Q(secretary_id=user.pk) | Q(participants=user.pk)
    ).values("pk")
    return Meeting.objects.filter(pk__in=mine)


def visible_assignments(user: Any) -> QuerySet[Assignment]:
    """Those one executes or controls, those of projects one sees inside; drafts only for those who write them."""
    if can(user, VIEW_ALL):
        rows = Assignment.objects.all()
    elif can(user, READ):
        shared = Assignment.objects.filter(co_executors=user.pk).values("pk")
        mine = Q(executor_id=user.pk) | Q(controller_id=user.pk) | Q(pk__in=shared) | Q(issued_by_id=user.pk)
        rows = Assignment.objects.filter(mine | Q(project__in=projects_for(user, SEE_INSIDE)))
    else:
        return Assignment.objects.none()
    return rows if can(user, KEEP) else rows.exclude(~Q(meeting__secretary_id=user.pk), stage="draft")


def visible_decisions(user: Any) -> QuerySet[Decision]:
    """Of signed protocols of projects one sees inside."""
    return Decision.objects.filter(project__in=projects_for(user, SEE_INSIDE), meeting__stage="signed")


def may_write(user: Any, meeting: Meeting) -> bool:
    """Plans it, writes agenda and protocol: the office and the meeting's secretary."""
    return can(user, KEEP) or (can(user, READ) and bool(meeting.secretary_id == user.pk))


def may_rewrite(user: Any, row: Assignment) -> bool:
    """Whoever writes the protocol in whose draft it waits."""
    return row.stage == AssignmentStage.DRAFT and row.meeting is not None and may_write(user, row.meeting)


def may_sign(user: Any, meeting: Meeting) -> bool:
    """The chair alone."""
    return can(user, READ) and bool(meeting.chair_id == user.pk)


def may_step(user: Any, row: Assignment, verb: str) -> bool:
    """The executor works; the controller, who is another, confirms, returns, gives more time; whoever issued it and the
    office take it back."""
    if not can(user, READ):
        return False
    if verb in ("accept", "claim"):
        return bool(row.executor_id == user.pk)
    if verb in ("confirm", "return"):
        is_worker = row.executor_id == user.pk or row.co_executors.filter(pk=user.pk).exists()
        return bool(row.controller_id == user.pk) and not is_worker
    if verb == "prolong":
        return user.pk in (row.controller_id, row.issued_by_id) and row.executor_id != user.pk
    return bool(user.pk == row.issued_by_id) or can(user, KEEP)


def steps_for(user: Any, row: Assignment) -> list[Any]:
    """The buttons of an assignment for the person."""
    verbs = [verb for verb in ASSIGNMENT_LIFE.open_verbs(row.stage) if verb != "issue"]
    return [ASSIGNMENT_LIFE.step(verb) for verb in verbs if may_step(user, row, verb)]


def meeting_steps(user: Any, meeting: Meeting) -> list[Any]:
    """The buttons of a meeting for the person."""
    is_writer = may_write(user, meeting)
    return [
        LIFE.step(verb)
        for verb in LIFE.open_verbs(meeting.stage)
        if (may_sign(user, meeting) if verb == "sign" else is_writer)
    ]


@file_viewer
def shows_evidence(user: Any, session: Any, file: StoredFile) -> bool:
    """Evidence of assignments: whoever sees the assignment."""
    if not getattr(user, "is_authenticated", False):
        return False
    return bool(visible_assignments(user).filter(evidence=file).exists())
