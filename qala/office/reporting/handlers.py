"""What a project's course means for its reports."""

from django.utils.translation import gettext as _

from qala.office.projects.events import ProjectMoved
from qala.office.reporting.models import ProgressReport
from qala.office.reporting.rules.statuses import ReportStage
from qala.shared.errors import Conflict
from qala.shared.events import listens


@listens(ProjectMoved)
def none_waits(event: ProjectMoved) -> None:
    """A project is not finished over a report that nobody has answered: its figures would be the last ones. Raises
    Conflict, which undoes the step."""
    waiting = ProgressReport.objects.filter(project=event.project_id, stage=ReportStage.SUBMITTED)
    if event.verb == "close" and waiting.exists():
        raise Conflict(_("A report waits for acceptance: accept it or return it first."), code="report_waits")
