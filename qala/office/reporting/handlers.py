"""What a project's course means for its reports."""

from django.utils.translation import gettext as _

from qala.ground.people.models import User
from qala.office.projects.events import ProjectMoved, ProjectPublished
from qala.office.reporting.actions.publish import put_out
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


@listens(ProjectPublished)
def project_published(event: ProjectPublished) -> None:
    """What was accepted before goes out with its project; later ones at once (`actions.accept`)."""
    if event.is_withdrawn or event.by_id is None:
        return
    by = User.objects.get(pk=event.by_id)
    accepted = ProgressReport.objects.filter(
        project=event.project_id, stage=ReportStage.ACCEPTED, superseded_at=None
    )
    for report in accepted.select_for_update(of=("self",)).order_by("month", "pk"):
        put_out(report, by)
