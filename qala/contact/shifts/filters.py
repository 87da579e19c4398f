"""Filters of the room's lists."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.shifts.models import QualityReview, Shift
from qala.contact.shifts.queries.people import operators, supervisors
from qala.shared.clock import now
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter

WHEN = [("now", _("Going on now")), ("ahead", _("Still to come")), ("over", _("Over"))]


def operator_choices() -> list[tuple[int, str]]:
    """Whoever may be on a shift."""
    return [(person.pk, str(person)) for person in operators()]


def supervisor_choices() -> list[tuple[int, str]]:
    """Whoever may lead one."""
    return [(person.pk, str(person)) for person in supervisors()]


class ShiftFilter(ListFilter):
    """Parameters of the list of shifts."""

    begins = DateRangeFilter(label=_("Begins"), field_name="starts_at")
    when = ChoicesFilter(label=_("When"), choices=WHEN, method="by_time")
    supervisor = ChoicesFilter(label=_("Shift supervisor"), choices=supervisor_choices)

    class Meta:
        model = Shift
        fields: list[str] = []

    def by_time(self, rows: QuerySet[Any], name: str, values: list[str]) -> QuerySet[Any]:
        """Any of the checked ones."""
        at = now()
        conditions = {
            "now": Q(starts_at__lte=at, ends_at__gt=at),
            "ahead": Q(starts_at__gt=at),
            "over": Q(ends_at__lte=at),
        }
        wanted = Q(pk__in=[])
        for value in values:
            wanted |= conditions[value]
        return rows.filter(wanted)


class ReviewFilter(ListFilter):
    """Parameters of the list of reviews."""

    reviewed = DateRangeFilter(label=_("Reviewed"), field_name="reviewed_at")
    operator = ChoicesFilter(label=_("Operator"), choices=operator_choices)
    stage = ChoicesFilter(label=_("Stage"), choices=QualityReview.Stage.choices)

    class Meta:
        model = QualityReview
        fields: list[str] = []
