"""The head sends the report to the office."""

from typing import Any

from django.utils.translation import gettext as _

from qala.office.reporting.access import WRITE
from qala.office.reporting.actions.moving import moved, opened
from qala.office.reporting.actions.telling import SUBMITTED, tell
from qala.office.reporting.events import ReportSubmitted
from qala.office.reporting.models import ProgressReport, ReportDue
from qala.office.reporting.queries.people import office_people
from qala.office.reporting.rules import months
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish


def submit(*, report_id: int, by: Any, seen: int | None = None) -> ProgressReport:
    """Raises NotAllowed, Missing, Conflict (sent already, saved by another device), Invalid (what is missing)."""
    with atomic():
        report = opened(report_id, "submit", WRITE, by)
        if seen is not None and seen != report.revision:
            raise Conflict(_("Another device has saved this report meanwhile."), code="changed")
        wrong = missing_parts(report)
        if wrong:
            raise Invalid(fields=wrong)
        due = ReportDue.objects.select_for_update().filter(project=report.project, month=report.month).first()
        if report.submitted_at is None:
            report.is_late = due is not None and today() > due.due_on
            if report.supersedes_id is None:
                report.valid_on = max(report.month, months.told_as_of(report.month, today()))
        report.submitted_at, report.submitted_by, report.remarks = now(), by, {}
        moved(report, "submit", by, "is_late", "valid_on", "submitted_at", "submitted_by", "remarks")
        if due is not None and due.met_at is None:
            due.met_at = now()
            due.save(update_fields=["met_at"])
        tell(SUBMITTED, report, office_people(), about=f"report:{report.pk}:{report.revision}")
        publish(
            ReportSubmitted(
                report_id=report.pk,
                project_id=report.project_id,
                month=report.month,
                is_late=report.is_late,
                by_id=by.pk,
            )
        )
    return report


def missing_parts(report: ProgressReport) -> dict[str, str]:
    """What a report still needs before it can be sent: field → words. Works are named `item-<id>`."""
    wrong: dict[str, str] = {}
    for row in report.items.all():
        if row.percent is None:
            wrong[f"item-{row.item_id}"] = _("Tell how far it is, or press “No change”.")
        elif row.is_lower and not row.note.strip():
            wrong[f"item-{row.item_id}"] = _("It was more before. Say why it is less.")
    if not report.narrative:
        wrong["narrative_ru"] = _("Say in a few words what was done, in one language at least.")
    if report.declared_percent is None:
        wrong["declared_percent"] = _("Please fill this in.")
    if not report.confidence:
        wrong["confidence"] = _("Please fill this in.")
    return wrong | _about_finish(report)


def _about_finish(report: ProgressReport) -> dict[str, str]:
    """A finish later than promised wants its reason."""
    project = report.project
    promised = project.baseline_finish or project.planned_finish
    if report.forecast_finish is None:
        return {"forecast_finish": _("Please fill this in.")}
    if promised is None or report.forecast_finish <= promised:
        return {}
    wrong = {}
    if not report.forecast_code:
        wrong["forecast_code"] = _("It is later than promised. Say why.")
    if not report.forecast_reason.strip():
        wrong["forecast_reason"] = _("It is later than promised. Say why.")
    return wrong
