"""News from the rooms below: whatever moves a project, its standing of today is worked out anew by a job."""

from typing import Any

from qala.office.overview.tasks import reckon_one
from qala.office.projects.events import BaselineApproved, ChangeDecided, ProgressRecorded, ProjectMoved
from qala.shared.events import listens
from qala.shared.jobs import defer

# A new promise to measure by, another one decided, more done, a stage that asks for other things.
MOVES: tuple[type[Any], ...] = (BaselineApproved, ChangeDecided, ProgressRecorded, ProjectMoved)


def standing_moved(event: Any) -> None:
    """Its figures are not those of a moment ago."""
    defer(reckon_one, project_id=event.project_id)


for _event in MOVES:
    listens(_event)(standing_moved)
