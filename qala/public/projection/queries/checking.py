"""What stands against letting everybody read a project's words."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from qala.office.projects.models import Project
from qala.public.projection.queries.gathering import gather
from qala.public.projection.rules.hiding import pieces


def nobodys_own(project: Project, _today: date) -> Iterator[str]:
    """Telephones, mail addresses and numbers of people in texts that the public would read."""
    for piece in pieces(gather(project).model_dump(mode="json")):
        yield _("Everybody would read “{piece}”.").format(piece=piece)
