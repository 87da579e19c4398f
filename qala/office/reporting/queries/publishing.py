"""What stands against publishing a project, as far as reports and photos tell."""

from collections.abc import Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.office.projects.models import Project, Stage
from qala.office.projects.publication import check
from qala.office.projects.rules.parameters import ProjectParameters
from qala.office.reporting.queries.gallery import newest_day
from qala.office.reporting.queries.periods import REPORTING, newest_report
from qala.office.reporting.rules.parameters import ReportingParameters
from qala.shared.parameters.reading import of_today


@check("photo_fresh", gettext_lazy("A fresh photo while it is built"))
def photo_findings(project: Project, today: date) -> Iterable[str | Promise]:
    """A project in construction shows a photo that is not older than some days."""
    if project.stage != Stage.CONSTRUCTION:
        return
    limit, day = of_today(ProjectParameters).photo_days, newest_day(project)
    if day is None:
        yield _("There is no photo of the site.")
    elif (today - day).days > limit:
        yield _("The newest photo is %(days)d days old; at most %(limit)d are allowed.") % {
            "days": (today - day).days,
            "limit": limit,
        }


@check("report_fresh", gettext_lazy("A fresh accepted report"))
def report_findings(project: Project, today: date) -> Iterable[str | Promise]:
    """A project that reports has an accepted report that is not older than some days."""
    if project.stage not in REPORTING or project.stage == Stage.PREPARATION or project.is_suspended:
        return
    limit, report = of_today(ReportingParameters).fresh_days, newest_report(project)
    if report is None:
        yield _("No report has been accepted yet.")
    elif (today - report.valid_on).days > limit:
        yield _("The newest accepted report tells of %(days)d days ago; at most %(limit)d are allowed.") % {
            "days": (today - report.valid_on).days,
            "limit": limit,
        }
