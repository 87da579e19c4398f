"""Every morning: who must do something soon, who is late, and who must hear of it. Each once."""

from datetime import timedelta

from qala.office.meetings.actions.telling import tell
from qala.office.meetings.models import Assignment
from qala.office.meetings.notices import OVERDUE, REMINDED
from qala.office.meetings.rules.parameters import MeetingParameters
from qala.office.meetings.rules.statuses import RUNNING
from qala.office.projects.models import Part, RoleAssignment
from qala.shared.clock import today
from qala.shared.db import atomic
from qala.shared.parameters.reading import of_today


def remind() -> int:
    """How many people were told. Safe to run again, by many workers: one letter for each assignment, day, rung."""
    figures, day = of_today(MeetingParameters), today()
    rows = Assignment.objects.filter(stage__in=RUNNING, due_on__lte=day + timedelta(days=figures.remind_days))
    return sum(_one(pk, figures) for pk in rows.order_by("pk").values_list("pk", flat=True))


def _one(pk: int, figures: MeetingParameters) -> int:
    with atomic():
        row = Assignment.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=pk).first()
        if row is None or row.stage not in RUNNING:
            return 0
        about = f"assignment:{row.pk}:{row.due_on.isoformat()}"
        if not row.days_late:
            return tell(REMINDED, row, [row.executor_id], about=about)
        told = tell(OVERDUE, row, [row.executor_id, row.controller_id], about=about)
        if row.days_late >= figures.escalate_days:
            told += tell(OVERDUE, row, _above(row), about=f"{about}:above")
        return told


def _above(row: Assignment) -> list[int]:
    """The curator of the project, else the chair of the meeting, else whoever gave it."""
    curators = RoleAssignment.objects.as_of(today()).filter(project_id=row.project_id, part=Part.CURATOR)
    if row.project_id and (people := list(curators.values_list("person_id", flat=True))):
        return people
    return [row.meeting.chair_id if row.meeting else row.issued_by_id]
