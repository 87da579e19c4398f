"""Filters of the lists."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.filters import executor_choices, topic_choices
from qala.contact.quality.models import ClosingCheck, ClosingReview, Feedback, ReportDelivery
from qala.shared.lists.filters import ChoicesFilter, DateRangeFilter, ListFilter

WAITING = [("waiting", _("Waiting for a verdict"))]


class ReviewFilter(ListFilter):
    """Of the controllers' queue."""

    verdict = ChoicesFilter(
        label=_("Verdict"), choices=[*WAITING, *ClosingReview.Verdict.choices], method="by_verdict"
    )
    why = ChoicesFilter(label=_("Why it is here"), choices=ClosingReview.Why.choices)
    executor = ChoicesFilter(label=_("Executor"), field_name="check_of__executor", choices=executor_choices)
    topic = ChoicesFilter(label=_("Topic"), field_name="check_of__topic", choices=topic_choices)
    queued = DateRangeFilter(label=_("In the queue since"), field_name="queued_at")

    class Meta:
        model = ClosingReview
        fields: list[str] = []

    def by_verdict(
        self, rows: QuerySet[ClosingReview], name: str, values: list[str]
    ) -> QuerySet[ClosingReview]:
        """Waiting ones have none."""
        wanted = ["" if value == "waiting" else value for value in values]
        return rows.filter(verdict__in=wanted) if wanted else rows


class CheckFilter(ListFilter):
    """Of all compared answers."""

    verdict = ChoicesFilter(label=_("Photo"), choices=ClosingCheck.Verdict.choices)
    executor = ChoicesFilter(label=_("Executor"), choices=executor_choices)
    topic = ChoicesFilter(label=_("Topic"), choices=topic_choices)
    answered = DateRangeFilter(label=_("Answered"), field_name="answered_at")

    class Meta:
        model = ClosingCheck
        fields: list[str] = []


class FeedbackFilter(ListFilter):
    """Of what residents said."""

    way = ChoicesFilter(label=_("Asked by"), choices=Feedback.Way.choices)
    rating = ChoicesFilter(label=_("Rating"), choices=[(str(n), str(n)) for n in range(5, 0, -1)])
    solved = ChoicesFilter(
        label=_("Solved"), field_name="is_solved", choices=[("True", _("yes")), ("False", _("no"))]
    )
    executor = ChoicesFilter(label=_("Executor"), field_name="check_of__executor", choices=executor_choices)
    said = DateRangeFilter(label=_("Said"), field_name="answered_at")

    class Meta:
        model = Feedback
        fields: list[str] = []


class DeliveryFilter(ListFilter):
    """Of the log of reports."""

    outcome = ChoicesFilter(label=_("Outcome"), choices=ReportDelivery.Outcome.choices)
    due = DateRangeFilter(label=_("Due"), field_name="due_at")

    class Meta:
        model = ReportDelivery
        fields: list[str] = []
