"""Comments, followers."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.people.access import can
from qala.ground.people.models import User
from qala.office.projects.access import COMMENT, KEEP, SEE, SEE_INSIDE, may, require_may
from qala.office.projects.events import CommentWritten
from qala.office.projects.models import Project, ProjectComment, ProjectFollower, WorkItem
from qala.shared.clock import now
from qala.shared.db import atomic, found, lock, validate
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish

MOST_MENTIONS = 30


def comment(
    *, project_id: int, text: str, by: Any, item_id: int | None = None, mentions: Collection[int] = ()
) -> ProjectComment:
    """Write to a project or one item of its plan; the mentioned (ids) are told.

    Raises NotAllowed, Missing, Invalid (empty; somebody who does not see the comments).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, COMMENT, project)
        item = found(WorkItem.objects.filter(project=project), pk=item_id) if item_id is not None else None
        people = list(User.objects.filter(pk__in=list(mentions)[:MOST_MENTIONS], is_active=True))
        strangers = [str(each) for each in people if not may(each, SEE_INSIDE, project)]
        if strangers:
            names = ", ".join(strangers)
            raise Invalid(
                fields={"mentions": _("They do not see this project: {names}.").format(names=names)}
            )
        row = ProjectComment(project=project, item=item, by=by, at=now(), text=text.strip())
        validate(row)
        row.save()
        row.mentions.set(people)
        publish(CommentWritten(project_id=project.pk, comment_id=row.pk, by_id=by.pk))
    return row


def withdraw_comment(*, comment_id: int, by: Any) -> ProjectComment:
    """Its words are shown no longer; that something stood there is. By whoever wrote it or the office.

    Raises NotAllowed, Missing, Conflict (withdrawn already).
    """
    with atomic():
        row = lock(ProjectComment, comment_id)
        require(row.by_id == by.pk or can(by, KEEP))
        if row.withdrawn_at is not None:
            raise Conflict(_("This comment is withdrawn already."), code="withdrawn")
        row.withdrawn_at = now()
        row.save(update_fields=["withdrawn_at"])
    return row


def follow(*, project_id: int, by: Any) -> None:
    """Be told what happens to it; a second time changes nothing. Raises NotAllowed, Missing."""
    with atomic():
        project = lock(Project, project_id)
        require_may(by, SEE, project)
        ProjectFollower.objects.get_or_create(project=project, user=by)


def unfollow(*, project_id: int, by: Any) -> None:
    """Be told no longer. Never refused."""
    ProjectFollower.objects.filter(project_id=project_id, user_id=by.pk).delete()
