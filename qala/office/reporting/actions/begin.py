"""A report is begun, or an accepted one corrected by a new one."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import require_may
from qala.office.projects.models import Project
from qala.office.reporting.access import WRITE
from qala.office.reporting.actions.moving import opened
from qala.office.reporting.models import ProgressReport, ReportItem
from qala.office.reporting.queries.items import figures_of
from qala.office.reporting.queries.periods import next_month
from qala.office.reporting.rules import months
from qala.office.reporting.rules.statuses import IN_FORCE, OPEN
from qala.shared import timeline
from qala.shared.clock import today
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid


def begin(*, project_id: int, by: Any, month: date | None = None) -> ProgressReport:
    """The open report about the month (the earliest that is due, if none is named), begun unless it is there already.

    Raises NotAllowed, Invalid (a month that has not begun), Conflict (an accepted one is corrected, not begun anew).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, WRITE, project)
        month = months.first_of(month or next_month(project, today()))
        if month > today():
            raise Invalid(fields={"month": _("This month has not begun yet.")})
        known = ProgressReport.objects.filter(project=project, month=month, stage__in=OPEN).first()
        if known is not None:
            return known
        if ProgressReport.objects.filter(project=project, month=month, stage__in=IN_FORCE).exists():
            raise Conflict(
                _("The report about this month is accepted. Correct it by a new one."), code="accepted"
            )
        report = _made(project, month, by)
        timeline.add(report, "begin", by=by, to_stage=report.stage)
    return report


def correct(*, report_id: int, reason: str, by: Any) -> ProgressReport:
    """A new report that will supersede an accepted one when it is accepted itself; it begins with the old one's words.

    Raises NotAllowed, Missing, Conflict (not in force, a correction is open already), Invalid (no reason).
    """
    with atomic():
        old = opened(report_id, "correct", WRITE, by, reason=reason)
        if not old.is_in_force:
            raise Conflict(_("A later report has corrected this one already."), code="superseded")
        if ProgressReport.objects.filter(supersedes=old).exists():
            raise Conflict(_("A correction of this report is being written already."), code="corrected")
        copied = {name: getattr(old, name) for name in COPIED}
        made = _made(old.project, old.month, by, supersedes=old, correction_reason=reason, **copied)
        told = dict(old.items.values_list("item_id", "percent"))
        for row in made.items.all():
            row.percent = told.get(row.item_id)
            row.save(update_fields=["percent"])
        timeline.add(made, "begin", by=by, note=reason, to_stage=made.stage, data={"corrects": old.pk})
        timeline.add(old, "correct", by=by, note=reason, data={"by_report": made.pk})
    return made


COPIED = (
    "valid_on", "narrative_kk", "narrative_ru", "narrative_en", "declared_percent", "forecast_finish", "forecast_code",
    "forecast_reason", "money_told", "people_told", "hours_told", "risk_numbers", "risk_words", "confidence",
    "confidence_reason",
)  # fmt: skip


def _made(project: Project, month: date, by: Any, **fields: Any) -> ProgressReport:
    fields.setdefault("valid_on", max(month, months.told_as_of(month, today())))
    fields.setdefault("forecast_finish", project.forecast_finish or project.planned_finish)
    report = ProgressReport.objects.create(project=project, month=month, author=by, **fields)
    ReportItem.objects.bulk_create(
        ReportItem(report=report, item_id=row.item_id, before=row.before, expected=row.expected)
        for row in figures_of(project, report.valid_on)
    )
    return report
