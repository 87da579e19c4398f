"""News from the rooms below: whatever moves a project, its standing of today is worked out anew by a job."""

from qala.office.overview.tasks import reckon_one
from qala.office.projects.events import BaselineApproved, ChangeDecided, ProgressRecorded, ProjectMoved
from qala.shared.events import listens
from qala.shared.jobs import defer


@listens(BaselineApproved)
def baseline_approved(event: BaselineApproved) -> None:
    """A new promise to measure by."""
    defer(reckon_one, project_id=event.project_id)


@listens(ProgressRecorded)
def progress_recorded(event: ProgressRecorded) -> None:
    """More is done."""
    defer(reckon_one, project_id=event.project_id)


@listens(ProjectMoved)
def project_moved(event: ProjectMoved) -> None:
    """Another stage asks for other things."""
    defer(reckon_one, project_id=event.project_id)


@listens(ChangeDecided)
def change_decided(event: ChangeDecided) -> None:
    """Time, money or scope may have changed."""
    defer(reckon_one, project_id=event.project_id)
