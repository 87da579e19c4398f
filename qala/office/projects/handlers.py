"""Followers and the named are told what happens to a project."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from qala.ground.people.models import User
from qala.office.projects import events, notices
from qala.office.projects.actions.telling import followers_of, tell
from qala.office.projects.models import Baseline, ChangeRequest, Part, Project, ProjectComment, Stage
from qala.office.projects.rules.statuses import LIFE
from qala.shared import live
from qala.shared.events import listens

MERGED = gettext_lazy("Merged into another")
WHAT: dict[bool, "str | Promise"] = {
    True: gettext_lazy("Change request approved"),
    False: gettext_lazy("Change request declined"),
}


def _project(event: Any) -> Project | None:
    return None if live.is_hushed() else Project.objects.get(pk=event.project_id)


@listens(events.CommentWritten)
def mentioned(event: events.CommentWritten) -> None:
    """Whoever is named in a comment."""
    if (project := _project(event)) is None:
        return
    row = ProjectComment.objects.select_related("by").get(pk=event.comment_id)
    page = reverse("projects:talk", args=[project.code])
    said = {"by": str(row.by), "text": row.text[:300]}
    tell(
        project, row.mentions.all(), notices.MENTIONED.code, f"comment {row.pk}", lambda: said,
        page=f"{page}#comment-{row.pk}", by_id=event.by_id,
    )  # fmt: skip


@listens(events.PartAssigned)
def named(event: events.PartAssigned) -> None:
    """Whoever is given a part."""
    if event.person_id is None or (project := _project(event)) is None:
        return
    person = User.objects.filter(pk=event.person_id)
    about = f"part {project.pk} {event.part} {event.person_id}"
    tell(
        project,
        person,
        notices.PART.code,
        about,
        lambda: {"part": str(Part(event.part).label)},
        by_id=event.by_id,
    )


@listens(events.ProjectMoved)
def moved(event: events.ProjectMoved) -> None:
    """Followers of a project that moves."""
    if (project := _project(event)) is None:
        return
    label = MERGED if event.verb == "merge" else LIFE.step(event.verb).label
    about = f"move {project.pk} {event.verb} {project.updated_at.isoformat()}"
    _followers(
        project, notices.MOVED.code, about,
        lambda: {"what": str(label), "stage": str(Stage(event.to_stage).label)}, event.by_id,
    )  # fmt: skip


@listens(events.BaselineApproved)
def promised(event: events.BaselineApproved) -> None:
    """Followers of a project with a new baseline."""
    if (project := _project(event)) is not None:
        number = Baseline.objects.values_list("number", flat=True).get(pk=event.baseline_id)
        about = f"baseline {event.baseline_id}"
        _followers(project, notices.BASELINE.code, about, lambda: {"number": str(number)}, event.by_id)


@listens(events.ChangeAsked)
def change_asked(event: events.ChangeAsked) -> None:
    """Followers hear that a change is wanted."""
    if (project := _project(event)) is not None:
        about = f"asked {event.change_request_id} {_asked_at(event.change_request_id)}"
        _followers(
            project, notices.CHANGE.code, about, lambda: {"what": _("A change is asked for")}, event.by_id
        )


@listens(events.ChangeDecided)
def change_decided(event: events.ChangeDecided) -> None:
    """Followers hear what became of it."""
    if (project := _project(event)) is not None:
        about = f"decided {event.change_request_id}"
        _followers(
            project, notices.CHANGE.code, about, lambda: {"what": str(WHAT[event.is_approved])}, event.by_id
        )


def _asked_at(pk: int) -> str:
    return ChangeRequest.objects.values_list("asked_at", flat=True).get(pk=pk).isoformat()


@listens(events.ProgressRecorded)
def progressed(event: events.ProgressRecorded) -> None:
    """Followers of a project with new percentages."""
    if (project := _project(event)) is not None:
        day = event.valid_on.isoformat()
        _followers(
            project, notices.REPORT.code, f"progress {project.pk} {day}", lambda: {"day": day}, event.by_id
        )


@listens(events.ProjectPublished)
def published(event: events.ProjectPublished) -> None:
    """Followers of a project that went out, or came back."""
    if (project := _project(event)) is None:
        return
    label = (
        pgettext_lazy("project", "Withdrawn") if event.is_withdrawn else pgettext_lazy("project", "Published")
    )
    about = f"published {project.pk} {project.updated_at.isoformat()}"
    _followers(project, notices.PUBLISHED.code, about, lambda: {"what": str(label)}, event.by_id)


def _followers(project: Project, kind: str, about: str, words: Any, by_id: int | None) -> None:
    tell(project, followers_of(project), kind, about, words, by_id=by_id)
