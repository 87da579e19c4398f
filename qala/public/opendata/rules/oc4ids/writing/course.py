"""How it goes: periods of the phases, milestones with what was promised and why it moved."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.rules.oc4ids.codes import MILESTONE_CODES, MILESTONE_TYPES
from qala.office.exchange.rules.oc4ids.sense import PHASES
from qala.office.projects.models import SlipReason
from qala.public.opendata.rules.oc4ids.site import Site
from qala.public.opendata.rules.oc4ids.writing.labels import label
from qala.public.opendata.rules.oc4ids.writing.money import value
from qala.public.projection.rules.facts import Facts, Milestone


def phase_periods(facts: Facts, site: Site) -> dict[str, Any]:
    """From the steps: as they came where they came, else as planned; no phase begins before the one before it."""
    found: dict[str, Any] = {}
    latest: date | None = None
    for phase in PHASES:
        rows = [step for step in facts.steps if step.phase == phase]
        starts = [day for step in rows if (day := step.began_on or step.planned_from)]
        ends = [day for step in rows if (day := step.passed_on or step.planned_to)]
        start = min(starts, default=None)
        if start and latest and start < latest:
            start = latest
        latest = start or latest
        found[f"{phase}Period"] = site.period(start, max(ends, default=None))
    return found


def milestones(facts: Facts, today: date, site: Site) -> list[dict[str, Any]]:
    """Those shown to the public, the expected end, and a stop."""
    rows = [_milestone(number, row, today, site) for number, row in enumerate(facts.milestones, start=1)]
    if "completion" not in {row.standard_code for row in facts.milestones}:
        rows += _end(facts, today, site)
    if facts.suspended_on:
        rows.append(
            {
                "id": "suspension",
                "title": _("Suspended"),
                "status": "notMet",
                "description": _("Suspended since {day}").format(day=facts.suspended_on.isoformat()),
            }
        )
    return rows


def _end(facts: Facts, today: date, site: Site) -> list[dict[str, Any]]:
    dates = facts.dates
    due = dates.expected_finish or dates.promised_finish or dates.planned_finish
    if due is None and dates.actual_finish is None:
        return []
    return [
        {
            "id": "finish",
            "title": _("End of the project"),
            "type": "delivery",
            "code": "completion",
            "dueDate": site.ends(due),
            "dateMet": site.ends(dates.actual_finish),
            "status": _status(dates.actual_finish, due, today),
        }
    ]


def _milestone(number: int, row: Milestone, today: date, site: Site) -> dict[str, Any]:
    due = row.promise if row.actual else row.expected or row.promise
    return {
        "id": f"{number}-{row.code}",
        "title": site.said(row.name),
        "type": row.type if row.type in MILESTONE_TYPES else "delivery",
        "code": row.standard_code if row.standard_code in MILESTONE_CODES else "",
        "description": _moved(row, site),
        "dueDate": site.ends(due),
        "dateMet": site.ends(row.actual),
        "status": _status(row.actual, due, today),
        "value": value(row.value, row.currency),
    }


def _status(actual: date | None, due: date | None, today: date) -> str:
    if actual:
        return "met"
    return "notMet" if due and due < today else "scheduled"


def _moved(row: Milestone, site: Site) -> str:
    """What was promised first, and why it moved."""
    parts = []
    if row.first_promise and row.first_promise != (row.actual or row.expected):
        parts.append(_("First promised for {day}").format(day=row.first_promise.isoformat()))
    return ". ".join(filter(None, [*parts, label(SlipReason, row.reason), site.said(row.reason_words)]))
