"""Figures of the room as pages show them."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from qala.office.risks import tables
from qala.office.risks.models import Issue, Result, Risk
from qala.shared import money
from qala.shared.ui.parts import Fact
from qala.shared.ui.tags.basic import badge

register = template.Library()


@register.filter
def risk_tone(risk: Risk) -> str:
    """A tone for the stage."""
    return tables.STAGE_TONES[risk.stage]


@register.filter
def issue_tone(issue: Issue) -> str:
    """A tone for the stage."""
    return tables.ISSUE_TONES[issue.stage]


@register.simple_tag
def score(risk: Risk) -> str:
    """Before and after the response."""
    return tables.score_badge(risk)


@register.simple_tag
def severity(issue: Issue) -> str:
    """As a badge."""
    return badge(issue.get_severity_display(), tables.SEVERITY_TONES[issue.severity])


@register.simple_tag
def late_day(day: date | None, is_open: bool) -> str:
    """A day, marked when it has passed."""
    return tables.late_day(day, is_open)


@register.simple_tag
def money_short(amount: Decimal | None, currency: str) -> str:
    """1,2 mln ₸."""
    return money.short(amount, currency)


@register.simple_tag
def value(number: Decimal | None) -> str:
    """A value without needless zeros; a dash for what is unknown."""
    if not isinstance(number, Decimal):
        return "–"
    return number_format(int(number) if number == number.to_integral_value() else number.normalize())


@register.simple_tag
def risk_facts(risk: Risk, expected: Decimal | None) -> list[Fact]:
    """What stands beside a risk."""
    currency = risk.project.currency
    return [
        Fact(_("Category"), risk.get_category_display()),
        Fact(_("When it could occur"), risk.get_proximity_display()),
        Fact(_("Who watches it"), risk.owner or "–"),
        Fact(_("Probability"), risk.probability or "–"),
        Fact(_("Impact on cost"), risk.impact_cost or "–"),
        Fact(_("Impact on time"), risk.impact_time or "–"),
        Fact(_("Impact on quality"), risk.impact_quality or "–"),
        Fact(_("Score"), risk.score or "–"),
        Fact(_("Strategy"), risk.get_strategy_display() or "–"),
        Fact(_("Score after the response"), risk.residual_score or "–"),
        Fact(_("Loss if it occurs"), money.say(risk.loss, currency)),
        Fact(_("Expected loss"), money.say(expected, currency)),
        Fact(_("Next review"), tables.late_day(risk.next_review_on, risk.is_open) or "–"),
    ]


@register.simple_tag
def issue_facts(issue: Issue) -> list[Fact]:
    """What stands beside an issue."""
    facts = [
        Fact(_("Who solves it"), issue.owner or "–"),
        Fact(_("Solve it until"), tables.late_day(issue.due_on, issue.is_open) or "–"),
        Fact(_("Raised on"), tables.late_day(issue.raised_on, False)),
    ]
    if issue.risk:
        words = f"{issue.risk.mark} {issue.risk.event}"
        facts.append(Fact(_("From the risk"), words, issue.risk.get_absolute_url()))
    return facts


@register.simple_tag
def result_facts(result: Result) -> list[Fact]:
    """What stands beside a result."""
    return [
        Fact(_("Indicator"), f"{result.indicator.name}, {result.indicator.unit}"),
        Fact(_("Value before"), value(result.base_value)),
        Fact(_("Day of the value before"), tables.late_day(result.base_on, False) or "–"),
        Fact(_("Target"), value(result.target_value)),
        Fact(_("Target day"), tables.late_day(result.target_on, False) or "–"),
        Fact(_("Way of measuring"), result.way),
        Fact(_("Who measures"), result.body.name if result.body else "–"),
        Fact(_("Shown to the public"), _("yes") if result.is_public else _("no")),
    ]
