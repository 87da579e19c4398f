"""What other rooms and people are told of assignments."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.office.meetings.models import Assignment, AssignmentStage, Meeting, MeetingStage
from qala.office.meetings.rules.statuses import RUNNING
from qala.office.projects.models import Project
from qala.office.projects.registries import Concern, Errand

_DO = gettext_lazy("Assignment")
_CONFIRM = gettext_lazy("Assignment to confirm")
_SIGN = gettext_lazy("Protocol to sign")


def overdue_on(rows: QuerySet[Assignment], day: date) -> QuerySet[Assignment]:
    """Issued, past their day and neither reported as done nor ended at the end of that day."""
    return rows.filter(
        Q(ended_on=None) | Q(ended_on__gt=day),
        Q(claimed_on=None) | Q(claimed_on__gt=day),
        issued_on__lte=day,
        due_on__lt=day,
    )


def figures(project_ids: Sequence[int], day: date) -> Mapping[int, Mapping[str, Any]]:
    """For the standings: `overdue_assignments`. One statement."""
    rows = overdue_on(Assignment.objects.filter(project__in=project_ids), day).order_by()
    told = dict(rows.values_list("project_id").annotate(count=Count("pk")))
    return {pk: {"overdue_assignments": told.get(pk, 0)} for pk in project_ids}


def concerns(projects: QuerySet[Project], today: date) -> Iterator[Concern]:
    """Assignments of these projects past their day."""
    rows = Assignment.objects.filter(project__in=projects.order_by().values("pk"), stage__in=RUNNING)
    for row in rows.filter(due_on__lt=today).select_related("executor"):
        words = _("Assignment overdue since %(day)s (%(executor)s): %(text)s") % {
            "day": date_format(row.due_on, "d.m.Y"),
            "executor": row.executor,
            "text": row.text[:200],
        }
        yield Concern(row.project_id or 0, "assignment", words, row.get_absolute_url(), row.due_on, "bad")


def errands(user: Any) -> Iterator[Errand]:
    """What a person must do, confirm or sign."""
    rows = Assignment.objects.select_related("project")
    for row in rows.filter(executor_id=user.pk, stage__in=RUNNING):
        yield Errand(row.text, row.get_absolute_url(), _DO, row.due_on, row.project)
    for row in rows.filter(controller_id=user.pk, stage=AssignmentStage.DONE):
        yield Errand(row.text, row.get_absolute_url(), _CONFIRM, row.claimed_on, row.project)
    for meeting in Meeting.objects.filter(chair_id=user.pk, stage=MeetingStage.DRAFT):
        yield Errand(meeting.title, meeting.get_absolute_url(), _SIGN, meeting.ends_at.date())
