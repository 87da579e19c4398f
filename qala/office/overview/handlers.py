"""News from the rooms below: whatever moves a project, its standing of today is worked out anew by a job. And the
room's own news: who is told of a clash."""

from typing import Any

from qala.ground.people.models import User
from qala.office.overview import notices
from qala.office.overview.events import ClashFound
from qala.office.overview.models import Clash
from qala.office.overview.queries.clashes import with_names, words_of
from qala.office.overview.tasks import reckon_one
from qala.office.projects.actions.telling import tell
from qala.office.projects.events import BaselineApproved, ChangeDecided, ProgressRecorded, ProjectMoved
from qala.office.projects.models import Part, Project
from qala.office.projects.queries.people import holders, present_parts
from qala.office.projects.rules import roles
from qala.shared import live
from qala.shared.events import listens
from qala.shared.jobs import defer

# A new promise to measure by, another one decided, more done, a stage that asks for other things.
MOVES: tuple[type[Any], ...] = (BaselineApproved, ChangeDecided, ProgressRecorded, ProjectMoved)


def standing_moved(event: Any) -> None:
    """Its figures are not those of a moment ago."""
    defer(reckon_one, project_id=event.project_id)


for _event in MOVES:
    listens(_event)(standing_moved)


@listens(ClashFound)
def clash_found(event: ClashFound) -> None:
    """Heads of both projects and the office, once for each clash, however often it is found again."""
    if live.is_hushed():
        return
    clash = with_names(Clash.objects.all()).get(pk=event.clash_id)
    office = holders(roles.PROJECT_OFFICE)
    for project in filter(None, (clash.one, clash.other)):
        tell(
            project,
            [*_heads(project), *office],
            notices.CLASH.code,
            f"clash {clash.pk}",
            lambda: {"what": words_of(clash)},
            page=clash.get_absolute_url(),
        )


def _heads(project: Project) -> list[User]:
    rows = present_parts(project).filter(part__in=(Part.HEAD, Part.DEPUTY_HEAD))
    return [row.person for row in rows if row.person is not None]
