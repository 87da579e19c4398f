"""Filters of the lists."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.projects.models import Block
from qala.office.risks.models import (
    Category,
    Issue,
    IssueStage,
    Level,
    Result,
    Risk,
    RiskStage,
    Severity,
    Strategy,
)
from qala.office.risks.models.figures import MARKS
from qala.office.risks.rules.parameters import RiskParameters
from qala.office.risks.rules.scoring import Zone
from qala.office.risks.rules.statuses import OPEN_ISSUES, OPEN_RISKS
from qala.shared.clock import today
from qala.shared.folding import fold
from qala.shared.lists.filters import ChoicesFilter, DayRangeFilter, ListFilter, TextFilter
from qala.shared.parameters.reading import of_today


def blocks() -> list[tuple[str, str]]:
    """Blocks by code."""
    return [(block.code, block.name) for block in Block.objects.all()]


RISK_STATES = [
    ("open", pgettext_lazy("risk", "Open")),
    ("ended", pgettext_lazy("risk", "Ended")),
    ("overdue", pgettext_lazy("risk", "Review overdue")),
    ("escalated", pgettext_lazy("risk", "Escalated")),
]
ISSUE_STATES = [
    ("open", pgettext_lazy("issue", "Not closed")),
    ("overdue", pgettext_lazy("issue", "Overdue")),
    ("ended", pgettext_lazy("issue", "Closed")),
]
RESULT_STATES = [
    ("unmeasured", pgettext_lazy("result", "Not measured yet")),
    ("late", pgettext_lazy("result", "Target day has passed, no value")),
]
ZONES = [
    (Zone.HIGH.value, pgettext_lazy("risk", "High")),
    (Zone.MEDIUM.value, pgettext_lazy("risk", "Medium")),
    (Zone.LOW.value, pgettext_lazy("risk", "Low")),
]


def any_of(rows: QuerySet[Any], values: list[str], **asked: Q) -> QuerySet[Any]:
    """Rows for which one of the chosen conditions holds; all when nothing is chosen."""
    wanted = Q(pk__in=[])
    for value in values:
        wanted |= asked[value]
    return rows.filter(wanted) if values else rows


class ProjectRiskFilter(ListFilter):
    """The register of one project."""

    q = TextFilter(label=_("Search"), method="search")
    state = ChoicesFilter(label=_("State"), choices=RISK_STATES, method="in_state")
    stage = ChoicesFilter(label=pgettext_lazy("risk", "Stage"), choices=RiskStage.choices)
    zone = ChoicesFilter(label=_("Zone"), choices=ZONES, method="in_zone")
    category = ChoicesFilter(label=_("Category"), choices=Category.choices)
    strategy = ChoicesFilter(label=_("Strategy"), choices=Strategy.choices)
    probability = ChoicesFilter(label=_("Probability"), choices=MARKS)
    impact = ChoicesFilter(label=_("Impact"), choices=MARKS, method="with_impact")
    review = DayRangeFilter(label=_("Next review"), field_name="next_review_on")

    class Meta:
        model = Risk
        fields: list[str] = []

    def search(self, rows: QuerySet[Risk], _name: str, text: str) -> QuerySet[Risk]:
        """Parts of cause, event, effect."""
        for word in text.split():
            rows = rows.filter(
                Q(cause__icontains=word) | Q(event__icontains=word) | Q(effect__icontains=word)
            )
        return rows

    def in_state(self, rows: QuerySet[Risk], _name: str, values: list[str]) -> QuerySet[Risk]:
        """Any of these."""
        return any_of(
            rows,
            values,
            open=Q(stage__in=OPEN_RISKS),
            ended=~Q(stage__in=OPEN_RISKS),
            overdue=Q(ended_on=None, next_review_on__lt=today()),
            escalated=Q(escalated_on__isnull=False),
        )

    def in_zone(self, rows: QuerySet[Risk], _name: str, values: list[str]) -> QuerySet[Risk]:
        """By the thresholds of today."""
        by = of_today(RiskParameters)
        return any_of(
            rows,
            values,
            low=Q(score__lt=by.medium_score),
            medium=Q(score__gte=by.medium_score, score__lt=by.high_score),
            high=Q(score__gte=by.high_score),
        )

    def with_impact(self, rows: QuerySet[Risk], _name: str, values: list[str]) -> QuerySet[Any]:
        """The worst of the three."""
        if not values:
            return rows
        worst = Greatest(F("impact_cost"), F("impact_time"), F("impact_quality"))
        return rows.annotate(worst=worst).filter(worst__in=[int(value) for value in values])


class OfProjects(ListFilter):
    """What every list across projects has."""

    project = TextFilter(label=_("Project"), method="of_project")
    block = ChoicesFilter(label=_("Block"), choices=blocks, field_name="project__block__code")

    class Meta:
        model = Risk
        fields: list[str] = []

    def of_project(self, rows: QuerySet[Any], _name: str, text: str) -> QuerySet[Any]:
        """Code, or parts of the names."""
        for word in fold(text).split():
            rows = rows.filter(project__search_key__contains=word)
        return rows


class RiskFilter(ProjectRiskFilter, OfProjects):
    """Risks of all projects."""

    class Meta(ProjectRiskFilter.Meta):
        pass


class IssueFilter(OfProjects):
    """Issues of all projects."""

    q = TextFilter(label=_("Search"), method="search")
    stage = ChoicesFilter(label=pgettext_lazy("issue", "Stage"), choices=IssueStage.choices)
    severity = ChoicesFilter(label=_("Severity"), choices=Severity.choices)
    due = DayRangeFilter(label=_("Solve it until"), field_name="due_on")
    state = ChoicesFilter(label=_("State"), choices=ISSUE_STATES, method="in_state")

    class Meta:
        model = Issue
        fields: list[str] = []

    def search(self, rows: QuerySet[Issue], _name: str, text: str) -> QuerySet[Issue]:
        """Parts of title and details."""
        for word in text.split():
            rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word))
        return rows

    def in_state(self, rows: QuerySet[Issue], _name: str, values: list[str]) -> QuerySet[Issue]:
        """Any of these."""
        return any_of(
            rows,
            values,
            open=Q(stage__in=OPEN_ISSUES),
            ended=~Q(stage__in=OPEN_ISSUES),
            overdue=Q(stage__in=OPEN_ISSUES, due_on__lt=today()),
        )


class ResultFilter(OfProjects):
    """Results of all projects."""

    level = ChoicesFilter(label=_("Level"), choices=Level.choices)
    target = DayRangeFilter(label=_("Target day"), field_name="target_on")
    state = ChoicesFilter(label=_("State"), choices=RESULT_STATES, method="in_state")

    class Meta:
        model = Result
        fields: list[str] = []

    def in_state(self, rows: QuerySet[Result], _name: str, values: list[str]) -> QuerySet[Result]:
        """Any of these."""
        return any_of(
            rows,
            values,
            unmeasured=Q(measurements=None),
            late=Q(measurements=None, target_on__lt=today()),
        )
