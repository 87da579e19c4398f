"""Lists of the room."""

from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.risks.models import Issue, Result, Risk
from qala.office.risks.rules.parameters import RiskParameters
from qala.office.risks.rules.scoring import achievement, zone_of
from qala.shared.clock import today
from qala.shared.lists import Column, Table
from qala.shared.parameters.reading import of_today
from qala.shared.ui.tags.basic import badge

ZONE_TONES = {"low": "good", "medium": "warn", "high": "bad"}
STAGE_TONES = {"identified": "neutral", "assessed": "info", "planned": "info", "monitored": "gold", "closed": "good", "occurred": "bad"}  # fmt: skip  # noqa: E501
ISSUE_TONES = {"open": "bad", "in_work": "gold", "resolved": "info", "closed": "good"}
SEVERITY_TONES = {1: "neutral", 2: "info", 3: "warn", 4: "bad"}


def tone_of(score: int | None) -> str:
    """A tone for a score."""
    if score is None:
        return "neutral"
    by = of_today(RiskParameters)
    return ZONE_TONES[zone_of(score, medium=by.medium_score, high=by.high_score)]


def score_badge(row: Risk, value: Any = None) -> str:
    """Score before and after the response."""
    first = badge("–" if row.score is None else str(row.score), tone_of(row.score))
    if row.residual_score is None:
        return first
    return format_html("{} → {}", first, badge(str(row.residual_score), tone_of(row.residual_score)))


def _day(value: Any) -> str:
    return date_format(value, "SHORT_DATE_FORMAT") if value else ""


def late_day(value: Any, is_open: bool) -> str:
    """A day, marked when it has passed."""
    if value and is_open and value < today():
        return badge(_day(value), "bad", "clock-exclamation")
    return _day(value)


def reached_percent(row: Any) -> Any:
    """Of a row with `newest_value`, rounded; None where it is undefined."""
    share = achievement(row.base_value, row.target_value, row.newest_value)
    return None if share is None else round(share * 100)


OF_PROJECT = Column(
    "project", _("Project"), value=lambda r: r.project.code, link=lambda r: r.project.get_absolute_url(), sort="project__code"  # noqa: E501
)  # fmt: skip


class RiskTable(Table):
    """Risks of many projects."""

    columns = [
        Column("number", pgettext_lazy("short", "No."), value=lambda r: r.mark, link=lambda r: r.get_absolute_url(), is_fixed=True),  # noqa: E501
        OF_PROJECT,
        Column("event", _("What may happen"), value=lambda r: r.event),
        Column("category", _("Category"), value=lambda r: r.get_category_display(), sort="category"),
        Column("score", _("Score"), value=lambda r: r.score, draw=score_badge, sort="score"),
        Column("residual", _("Score after the response"), value=lambda r: r.residual_score, is_default=False),
        Column("stage", pgettext_lazy("risk", "Stage"), value=lambda r: r.get_stage_display(), draw=lambda r, v: badge(v, STAGE_TONES[r.stage]), sort="stage"),  # noqa: E501
        Column("strategy", _("Strategy"), value=lambda r: r.get_strategy_display(), is_default=False),
        Column("proximity", _("When it could occur"), value=lambda r: r.get_proximity_display(), is_default=False),
        Column("owner", _("Who watches it"), value=lambda r: str(r.owner or "")),
        Column("review", _("Next review"), value=lambda r: r.next_review_on, draw=lambda r, v: late_day(v, r.is_open), sort="next_review_on"),  # noqa: E501
        Column("escalated", _("Escalated on"), value=lambda r: r.escalated_on, is_default=False),
    ]  # fmt: skip
    default_sort = "-score"
    key = "id"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Risk) -> str:
        """Project and number."""
        return f"{row.project.code} {row.mark}"


class ProjectRiskTable(RiskTable):
    """Risks of one project."""

    columns = [column for column in RiskTable.columns if column.key != "project"]


class IssueTable(Table):
    """Issues."""

    columns = [
        Column("number", pgettext_lazy("short", "No."), value=lambda r: r.mark, link=lambda r: r.get_absolute_url(), is_fixed=True),  # noqa: E501
        OF_PROJECT,
        Column("title", _("What is wrong"), value=lambda r: r.title),
        Column("severity", _("Severity"), value=lambda r: r.get_severity_display(), draw=lambda r, v: badge(v, SEVERITY_TONES[r.severity]), sort="severity"),  # noqa: E501
        Column("stage", pgettext_lazy("issue", "Stage"), value=lambda r: r.get_stage_display(), draw=lambda r, v: badge(v, ISSUE_TONES[r.stage]), sort="stage"),  # noqa: E501
        Column("owner", _("Who solves it"), value=lambda r: str(r.owner or "")),
        Column("due", _("Solve it until"), value=lambda r: r.due_on, draw=lambda r, v: late_day(v, r.is_open), sort="due_on"),  # noqa: E501
        Column("raised", _("Raised on"), value=lambda r: r.raised_on, sort="raised_on"),
        Column("risk", _("From the risk"), value=lambda r: r.risk.mark if r.risk else "", is_default=False),
    ]  # fmt: skip
    default_sort = "-severity"
    key = "id"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Issue) -> str:
        """Project and number."""
        return f"{row.project.code} {row.mark}"


class ResultTable(Table):
    """Results of many projects; `reached` is worked out of what `views.lists.with_values` adds."""

    columns = [
        Column("title", pgettext_lazy("project", "Result"), value=lambda r: r.title, link=lambda r: r.get_absolute_url(), sort="title_ru", is_fixed=True),  # noqa: E501
        OF_PROJECT,
        Column("level", _("Level"), value=lambda r: r.get_level_display(), sort="level"),
        Column("indicator", _("Indicator"), value=lambda r: r.indicator.name),
        Column("unit", _("Unit"), value=lambda r: r.indicator.unit),
        Column("base", _("Value before"), value=lambda r: r.base_value, align="end"),
        Column("target", _("Target"), value=lambda r: r.target_value, align="end"),
        Column("target_on", _("Target day"), value=lambda r: r.target_on, sort="target_on"),
        Column("value", _("Measured"), value=lambda r: r.newest_value, align="end"),
        Column("measured_on", _("Measured on"), value=lambda r: r.newest_on, sort="newest_on"),
        Column("reached", _("Reached, %"), value=reached_percent, align="end"),
    ]  # fmt: skip
    default_sort = "target_on"
    key = "id"

    def row_url(self, row: Any) -> str:
        """Its page."""
        return str(row.get_absolute_url())

    def row_label(self, row: Result) -> str:
        """Its name."""
        return row.title
