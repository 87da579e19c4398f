"""Two projects become one, one becomes two. Codes rest and are never given again."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from qala.office.projects.access import RESHAPE, require_may
from qala.office.projects.actions.propose import add_steps, next_code
from qala.office.projects.events import ProjectMerged, ProjectMoved, ProjectPublished, ProjectSplit
from qala.office.projects.models import (
    ChangeRequest,
    Membership,
    Part,
    Project,
    ProjectFollower,
    Publication,
    RoleAssignment,
    Stage,
)
from qala.shared import timeline
from qala.shared.clock import now, today
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Conflict, Invalid
from qala.shared.events import publish

COPIED = (
    "kind", "block", "programme", "department", "customer", "currency", "stage", "lon", "lat", "point", "h3",
    "district", "quarter", "street", "address",
)  # fmt: skip
"""What a part takes over from the project that it is split from."""


@dataclass(frozen=True)
class Open:
    """What is open at a project, to be said before it is merged."""

    change_requests: int
    followers: int
    is_published: bool


def open_things(project: Project) -> Open:
    """How many there are."""
    waiting = (ChangeRequest.Stage.DRAFT, ChangeRequest.Stage.SUBMITTED)
    return Open(
        project.change_requests.filter(stage__in=waiting).count(),
        project.followers.count(),
        project.publication == Publication.PUBLISHED,
    )


def merge(*, project_id: int, into_id: int, reason: str, by: Any) -> Project:
    """The project ends as cancelled and names the one in which it goes on; returns that one.

    Open change requests are taken back, followers follow the other, the public page is withdrawn, parts and memberships
    end today; plan, reports, money and documents stay to be read where they are. Raises NotAllowed, Missing, Conflict
    (one of them has ended), Invalid.
    """
    with atomic():
        project, other = _both(project_id, into_id)
        require_may(by, RESHAPE, project)
        require_may(by, RESHAPE, other)
        _require_mergeable(project, other, reason)
        before = project.stage
        _close_open_things(project, other, by)
        project.stage, project.merged_into, project.suspended_on = Stage.CANCELLED, other, None
        project.save()
        note = _("{old} goes on in {new}. {reason}").format(old=project.code, new=other.code, reason=reason)
        timeline.add(project, "merge", by=by, note=note, from_stage=before, to_stage=project.stage)
        timeline.add(other, "take_in", by=by, note=note, data={"project": project.pk})
        moved = ProjectMoved(
            project_id=project.pk, verb="merge", from_stage=before, to_stage=project.stage, by_id=by.pk
        )
        publish(moved)
        publish(ProjectMerged(project_id=project.pk, into_id=other.pk, by_id=by.pk))
    return other


def _both(first: int, second: int) -> tuple[Project, Project]:
    """Locked in the order of their ids, so that two merges at once cannot wait for each other."""
    rows = {pk: lock(Project, pk) for pk in sorted({first, second})}
    return rows[first], rows[second]


def _require_mergeable(project: Project, other: Project, reason: str) -> None:
    if project.pk == other.pk:
        raise Invalid(fields={"into": _("A project is not merged into itself.")})
    if not project.is_open or not other.is_open:
        raise Conflict(_("Only projects that go on can be merged."), code="wrong_stage")
    if project.currency != other.currency:
        raise Invalid(fields={"into": _("The currencies differ; money is never added across them.")})
    if not reason.strip():
        raise Invalid(fields={"reason": _("Please fill this in.")})


def _close_open_things(project: Project, other: Project, by: Any) -> None:
    waiting = (ChangeRequest.Stage.DRAFT, ChangeRequest.Stage.SUBMITTED)
    project.change_requests.filter(stage__in=waiting).update(
        stage=ChangeRequest.Stage.WITHDRAWN, decided_at=now(), decided_by=by, decision=other.code
    )
    follow = [ProjectFollower(project=other, user_id=row.user_id) for row in project.followers.all()]
    ProjectFollower.objects.bulk_create(follow, ignore_conflicts=True)
    for rows in (project.assignments, project.memberships):
        rows.filter(valid_from__gte=today()).delete()
        rows.filter(valid_to=None).update(valid_to=today())
    if project.publication == Publication.PUBLISHED:
        project.publication = Publication.WITHDRAWN
        # Everybody reads the words: a project that is not public has a code there and no name.
        is_public = other.publication == Publication.PUBLISHED
        words = f"{other.code}: {other.title}" if is_public else other.code
        publish(ProjectPublished(project.pk, is_withdrawn=True, by_id=by.pk, reason=words))


def split(*, project_id: int, by: Any, reason: str, **titles: str) -> Project:
    """A part becomes a project of its own, with a new code; the old one stays as it is. Returns the part.

    It takes over kind, bodies, place, stage, portfolios, head and curator; plan, money and documents stay with the old
    project, to be planned anew there. `titles`: columns of names. Raises NotAllowed, Missing, Conflict, Invalid.
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, RESHAPE, project)
        if not project.is_open:
            raise Conflict(_("Only a project that goes on can be split."), code="wrong_stage")
        if not reason.strip():
            raise Invalid(fields={"reason": _("Please fill this in.")})
        copied = {name: getattr(project, name) for name in COPIED}
        part = Project(code=next_code(), split_from=project, **copied, **titles)
        validate(part)
        part.save(force_insert=True)
        add_steps(part)
        _copy_people(project, part)
        timeline.add(project, "split", by=by, note=f"{part.code}: {reason}", data={"part": part.pk})
        timeline.add(part, "split_off", by=by, note=f"{project.code}: {reason}", to_stage=part.stage)
        publish(ProjectSplit(project_id=project.pk, part_id=part.pk, by_id=by.pk))
    return part


def _copy_people(project: Project, part: Project) -> None:
    held = project.assignments.as_of(today()).filter(part__in=(Part.HEAD, Part.CURATOR))
    RoleAssignment.objects.bulk_create(
        RoleAssignment(project=part, part=row.part, person_id=row.person_id, valid_from=today())
        for row in held
    )
    Membership.objects.bulk_create(
        Membership(project=part, portfolio_id=row.portfolio_id, valid_from=today())
        for row in project.memberships.as_of(today())
    )
