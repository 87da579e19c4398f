"""Tell people of a project, each in their language."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils import translation

from qala.ground.notifications.actions import notify
from qala.ground.notifications.actions.notify import Recipient
from qala.office.projects.access import SEE, may
from qala.office.projects.models import Project
from qala.shared import live

Words = Callable[[], Mapping[str, str]]


def tell(
    project: Project,
    people: Iterable[Any],
    kind: str,
    about: str,
    words: Words,
    *,
    page: str = "",
    by_id: int | None = None,
) -> int:
    """Tell those of the people who see the project, without the one who did it. `words` is asked once for each
    language; code and title are added. `page`: the address, the passport if empty. Returns how many were told."""
    if live.is_hushed():
        return 0
    by_language: dict[str, list[Recipient]] = defaultdict(list)
    for user in people:
        if user.pk != by_id and user.is_active and may(user, SEE, project):
            by_language[user.language].append(Recipient(user.pk))
    told = 0
    for language, recipients in by_language.items():
        with translation.override(language):
            said = {"code": project.code, "title": project.short, **words()}
        told += notify(
            kind=kind, to=recipients, words=said, url=page or project.get_absolute_url(), about=about
        )
    return told


def followers_of(project: Project) -> list[Any]:
    """People who follow it."""
    return [row.user for row in project.followers.select_related("user")]
