"""Rows of the room, made by its own actions."""

from datetime import date
from decimal import Decimal
from typing import Any

from qala.office.projects.models import Indicator, Project
from qala.office.risks import actions
from qala.office.risks.models import Issue, Result, Risk

WORDS = {
    "cause": "The design comes late",
    "event": "the tender begins later",
    "effect": "the season of works is lost",
    "category": "procurement",
    "proximity": "soon",
}
FIGURES = {"probability": 4, "impact_cost": 2, "impact_time": 5, "loss": Decimal("1000000.00")}


def make_risk(project: Project, by: Any, **words: Any) -> Risk:
    """One that is written down."""
    return actions.identify(project_id=project.pk, by=by, **{**WORDS, **words})


def make_scored(project: Project, by: Any, figures: dict[str, Any] | None = None, **words: Any) -> Risk:
    """One with figures."""
    risk = make_risk(project, by, **words)
    return actions.assess(risk_id=risk.pk, by=by, **(figures or FIGURES))


def make_issue(project: Project, by: Any, **words: Any) -> Issue:
    """One that is raised."""
    told = {"title": "A pipe lies where the road is to be", "severity": 3, **words}
    return actions.raise_issue(project_id=project.pk, by=by, **told)


def make_indicator(code: str = "losses") -> Indicator:
    """An indicator; the same for the same code."""
    words = {"name_kk": "Жылу шығыны", "name_ru": "Потери тепла", "name_en": "Heat losses", "unit_kk": "%", "unit_ru": "%", "unit_en": "%"}  # fmt: skip  # noqa: E501
    return Indicator.objects.get_or_create(code=code, defaults=words)[0]


def make_result(project: Project, by: Any, **words: Any) -> Result:
    """Losses of heat from 20 to 10 per cent."""
    told: dict[str, Any] = {
        "title_kk": "Жылу шығынын азайту",
        "title_ru": "Снижение потерь тепла",
        "title_en": "Fewer losses of heat",
        "level": "final",
        "indicator": make_indicator(),
        "base_value": Decimal(20),
        "target_value": Decimal(10),
        "target_on": date(2028, 12, 31),
        "way": "Meters at both ends",
    }
    return actions.save_result(project_id=project.pk, by=by, **{**told, **words})
