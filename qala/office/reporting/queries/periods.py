"""Which month is to be reported, and who has to report at all."""

from datetime import date

from django.db.models import QuerySet

from qala.office.projects.models import Project, Stage
from qala.office.reporting.models import ProgressReport, ReportDue
from qala.office.reporting.rules import months
from qala.office.reporting.rules.statuses import IN_FORCE

REPORTING = (Stage.PREPARATION, Stage.PROCUREMENT, Stage.CONSTRUCTION, Stage.COMMISSIONING)


def reporting_projects() -> QuerySet[Project]:
    """Those whose heads report every month: from preparation to commissioning, while the work is not suspended."""
    return Project.objects.filter(stage__in=REPORTING, suspended_on=None)


def open_dues() -> QuerySet[ReportDue]:
    """Terms that nobody has met and that still hold."""
    return ReportDue.objects.filter(met_at=None, waived_at=None)


def next_month(project: Project, today: date) -> date:
    """The month to report about: the earliest that is due, otherwise the one after the newest report, at most this."""
    due = open_dues().filter(project=project).order_by("month").values_list("month", flat=True).first()
    if due is not None:
        return due
    reported = ProgressReport.objects.filter(project=project, stage__in=IN_FORCE)
    newest = reported.order_by("-month").values_list("month", flat=True).first()
    this = months.first_of(today)
    return min(this, months.after(newest)) if newest else this


def newest_report(project: Project) -> ProgressReport | None:
    """The last accepted report in force."""
    rows = ProgressReport.objects.filter(project=project, stage__in=IN_FORCE, superseded_at=None)
    return rows.order_by("-valid_on", "-id").first()
