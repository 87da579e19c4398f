"""Parts of a project that the API tells to people inside the city: money, risks, results, reports."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from qala.office.finance.queries.totals import of_project
from qala.office.projects.access import SEE_INSIDE
from qala.office.projects.models import Project
from qala.office.reporting.access import SEE as SEE_REPORTS
from qala.office.reporting.access import in_force
from qala.office.risks.access import SEE as SEE_RISKS
from qala.office.risks.queries.results import results_of
from qala.shared.clock import today
from qala.shared.languages import LANGUAGES

Part = Callable[[Project], list[dict[str, Any]]]


def text(value: Decimal | None) -> str | None:
    """Numbers travel as texts, so that nothing is lost."""
    return None if value is None else str(value)


def _money(project: Project) -> list[dict[str, Any]]:
    """By year and source, as of today; the same sums as on the page of money."""
    names = ("original", "budget", "contracted", "certified", "paid")
    return [
        {
            "year": year,
            "source": source,
            "currency": sums.currency,
            **{name: text(getattr(sums, name)) for name in names},
        }
        for (year, source), rows in of_project(project, today(), ("year", "source")).items()
        for sums in rows
    ]


def _risks(project: Project) -> list[dict[str, Any]]:
    """Open and ended ones, by number."""
    names = (
        "cause",
        "event",
        "effect",
        "category",
        "stage",
        "probability",
        "score",
        "residual_score",
        "strategy",
    )
    return [
        {
            "number": row.number,
            **{name: getattr(row, name) for name in names},
            "identified_on": row.identified_on,
            "ended_on": row.ended_on,
            "next_review_on": row.next_review_on,
        }
        for row in project.risks.order_by("number")
    ]


def _results(project: Project) -> list[dict[str, Any]]:
    """Direct ones first, with the value that holds today; `achievement` 1 is the target, null is undefined."""
    return [
        {
            "level": level,
            "indicator": each.result.indicator.code,
            "base_value": text(each.result.base_value),
            "target_value": text(each.result.target_value),
            "target_on": each.result.target_on,
            "value": text(each.measured.value) if each.measured else None,
            "valid_on": each.measured.valid_on if each.measured else None,
            "achievement": text(each.share),
        }
        for level, rows in results_of(project, today()).items()
        for each in rows
    ]


def _reports(project: Project) -> list[dict[str, Any]]:
    """Accepted ones that no later one corrects, the newest first."""
    return [
        {
            "month": row.month,
            "valid_on": row.valid_on,
            "stage": row.stage,
            "declared_percent": text(row.declared_percent),
            "forecast_finish": row.forecast_finish,
            "forecast_reason": row.forecast_reason,
            "confidence": row.confidence,
            "is_late": row.is_late,
            **{f"narrative_{each}": getattr(row, f"narrative_{each}") for each in LANGUAGES},
        }
        for row in in_force().filter(project=project).order_by("-month", "-id")
    ]


PARTS: dict[str, tuple[str, Part]] = {
    "money": (SEE_INSIDE, _money),
    "risks": (SEE_RISKS, _risks),
    "results": (SEE_RISKS, _results),
    "reports": (SEE_REPORTS, _reports),
}
"""Name in the answer → the verb that opens it and what it tells; null for whoever may not see it."""
