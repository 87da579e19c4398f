"""Filters of the lists."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.meetings.models import Assignment, AssignmentStage, Meeting, MeetingKind, MeetingStage
from qala.office.meetings.queries.people import controllers, office_people
from qala.office.meetings.rules.statuses import OPEN, RUNNING
from qala.shared.clock import today
from qala.shared.folding import fold
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, DayRangeFilter, ListFilter, TextFilter

STATES = [
    ("overdue", pgettext_lazy("assignment", "Overdue")),
    ("open", pgettext_lazy("assignment", "Not ended")),
    ("prolonged", pgettext_lazy("assignment", "Prolonged")),
]


class MeetingFilter(ListFilter):
    """Meetings."""

    q = TextFilter(label=_("Search"), method="search")
    stage = ChoicesFilter(label=pgettext_lazy("meeting", "Stage"), choices=MeetingStage.choices)
    kind = ChoicesFilter(label=_("Kind"), choices=MeetingKind.choices)
    when = DateRangeFilter(label=_("When"), field_name="starts_at")

    class Meta:
        model = Meeting
        fields: list[str] = []

    def search(self, rows: QuerySet[Meeting], _name: str, text: str) -> QuerySet[Meeting]:
        """Parts of titles and of what was decided."""
        for word in text.split():
            rows = rows.filter(
                Q(title_kk__icontains=word) | Q(title_ru__icontains=word) | Q(title_en__icontains=word)
            )
        return rows


def _people(rows: Any) -> list[tuple[int, str]]:
    return [(person.pk, str(person)) for person in rows]


class AssignmentFilter(ListFilter):
    """Assignments."""

    q = TextFilter(label=_("Search"), method="search")
    state = ChoicesFilter(label=_("State"), choices=STATES, method="in_state")
    stage = ChoicesFilter(label=pgettext_lazy("assignment", "Stage"), choices=AssignmentStage.choices)
    project = TextFilter(label=_("Project"), method="of_project")
    executor = ChoicesFilter(label=_("Executor"), choices=lambda: _people(office_people()))
    controller = ChoicesFilter(label=_("Controller"), choices=lambda: _people(controllers()))
    due = DayRangeFilter(label=_("Due on"), field_name="due_on")

    class Meta:
        model = Assignment
        fields: list[str] = []

    def search(self, rows: QuerySet[Assignment], _name: str, text: str) -> QuerySet[Assignment]:
        """Parts of the words."""
        for word in text.split():
            rows = rows.filter(text__icontains=word)
        return rows

    def of_project(self, rows: QuerySet[Any], _name: str, text: str) -> QuerySet[Any]:
        """Code, or parts of the names."""
        for word in fold(text).split():
            rows = rows.filter(project__search_key__contains=word)
        return rows

    def in_state(self, rows: QuerySet[Assignment], _name: str, values: list[str]) -> QuerySet[Assignment]:
        """Any of these."""
        asked = {
            "overdue": Q(stage__in=RUNNING, due_on__lt=today()),
            "open": Q(stage__in=OPEN),
            "prolonged": ~Q(due_on=F("first_due_on")),
        }
        wanted = Q(pk__in=[])
        for value in values:
            wanted |= asked[value]
        return rows.filter(wanted) if values else rows
