"""What a project's course means for its reports, and an opened original for the project."""

from django.utils.translation import gettext as _

from qala.ground.files.events import OriginalOpened
from qala.ground.people.models import User
from qala.office.projects.events import ProjectMoved, ProjectPublished
from qala.office.reporting.actions.publish import put_out
from qala.office.reporting.models import ProgressReport, ProjectPhoto
from qala.office.reporting.rules.statuses import ReportStage
from qala.shared import timeline
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


@listens(OriginalOpened)
def original_opened(event: OriginalOpened) -> None:
    """Whoever opened the original of a project's photo stands on the project's timeline."""
    photo = ProjectPhoto.objects.filter(file_id=event.file_id).select_related("project").first()
    if photo is not None:
        by = User.objects.filter(pk=event.by_id).first() if event.by_id else None
        timeline.add(photo.project, "photo_original", by=by, data={"photo": photo.pk})
