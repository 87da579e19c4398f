"""Every month the reports become due."""

from datetime import date

from qala.ground.calendars.queries import schedule_for
from qala.office.reporting.models import ProgressReport, ReportDue
from qala.office.reporting.queries.periods import open_dues as open_rows
from qala.office.reporting.queries.periods import reporting_projects
from qala.office.reporting.rules import months
from qala.office.reporting.rules.parameters import ReportingParameters
from qala.office.reporting.rules.statuses import IN_FORCE, ReportStage
from qala.shared.clock import now, today
from qala.shared.db import atomic
from qala.shared.parameters.reading import of_today


def open_dues(month: date | None = None) -> int:
    """Terms about the month (this one, if none is named) for every project that reports; returns how many are new.

    What is already reported is met at once; terms of projects that no longer report are given up. Safe to run again.
    """
    month = months.first_of(month or today())
    due = months.due_on(month, of_today(ReportingParameters).due_day, schedule_for(None).is_working)
    with atomic():
        open_rows().exclude(project__in=reporting_projects()).update(waived_at=now())
        told = ProgressReport.objects.filter(month=month, stage__in=(*IN_FORCE, ReportStage.SUBMITTED))
        sent = dict(told.values_list("project_id", "submitted_at"))
        known = ReportDue.objects.filter(month=month).values("project_id")
        rows = [
            ReportDue(project_id=pk, month=month, first_due_on=due, due_on=due, met_at=sent.get(pk))
            for pk in reporting_projects().exclude(pk__in=known).values_list("pk", flat=True)
        ]
        before = ReportDue.objects.filter(month=month).count()
        ReportDue.objects.bulk_create(rows, ignore_conflicts=True)
        return ReportDue.objects.filter(month=month).count() - before
