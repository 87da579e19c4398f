"""The public row of a project follows the office."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from qala.office.projects.models import Project, Publication
from qala.public.projection.events import PublicProjectChanged
from qala.public.projection.models import ProjectVersion, PublicProject
from qala.public.projection.queries.opening import opened
from qala.public.projection.rules.columns import columns_of, files_of
from qala.public.projection.rules.lasting import lasting
from qala.shared.clock import now
from qala.shared.db import atomic, one_at_a_time
from qala.shared.events import publish
from qala.shared.live import EVERYBODY, announce

TOPIC = "public_project"
MOMENTS = "moments of public projects"
TICK = timedelta(microseconds=1)
EMPTY = {
    field.name: field.get_default()
    for field in PublicProject._meta.local_concrete_fields
    if field.name not in ("id", "project", "code", "version", "first_at", "changed_at", "is_withdrawn")
}


def refresh(project_id: int) -> bool:
    """Write what the public reads of a published project now; whether that is something else than before. Figures that
    move with the calendar alone (`rules.lasting`) are followed without a version of their own.

    Safe to run twice and side by side: the project's row is locked first, so that the later one sees the later facts.
    """
    with atomic():
        project = Project.objects.select_for_update(of=("self",)).filter(pk=project_id).first()
        if project is None or project.publication != Publication.PUBLISHED:
            return False
        facts, faults = opened(project)
        document = facts.model_dump(mode="json")
        digest = digest_of(document)
        row = PublicProject.objects.filter(project=project).first()
        if row is not None and row.digest == digest and not row.is_withdrawn:
            if row.faults != faults:
                PublicProject.objects.filter(pk=row.pk).update(faults=faults)
            return False
        row = row or PublicProject(project=project, code=project.code, first_at=now(), changed_at=now())
        gone_since = _gone_since(row, document)
        was_withdrawn, row.is_withdrawn, row.withdrawal_reason = row.is_withdrawn, False, ""
        row.document, row.digest, row.faults = document, digest, faults
        for name, value in columns_of(facts, project).items():
            setattr(row, name, value)
        told = digest_of(lasting(facts).model_dump(mode="json"))
        newest = row.versions.order_by("-number").first() if row.pk else None
        if newest is not None and newest.digest == told and not was_withdrawn:
            row.save()
            _stamp(row)
        else:
            _keep(row, told, gone_since)
    return True


def withdraw(*, project_id: int, reason: str = "") -> None:
    """Nothing of it is public any more, in its versions neither; code, days and reason stay. In the caller's
    transaction, so that no moment lies between the office's word and the public's view."""
    with atomic():
        row = PublicProject.objects.select_for_update().filter(project=project_id, is_withdrawn=False).first()
        if row is None:
            return
        for name, value in EMPTY.items():
            setattr(row, name, value)
        row.is_withdrawn, row.withdrawal_reason = True, reason[:500]
        ProjectVersion.objects.filter(project=row).exclude(document={}).update(document={})
        _keep(row, "")


def digest_of(document: Any) -> str:
    """SHA-256 of the document's text with ordered keys."""
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _keep(row: PublicProject, told: str, gone_since: datetime | None = None) -> None:
    """A version of its own, of which others hear; they may wait for something, so the moment is taken after them.
    `told`: the digest of what lasts."""
    row.version += 1
    row.save()
    publish(
        PublicProjectChanged(
            code=row.code,
            version=row.version,
            is_withdrawn=row.is_withdrawn,
            files_gone_since=gone_since,
        )
    )
    _stamp(row)
    ProjectVersion.objects.create(
        project=row,
        number=row.version,
        at=row.changed_at,
        digest=told,
        document=row.document,
        is_withdrawn=row.is_withdrawn,
    )
    announce(TOPIC, {"code": row.code, "version": row.version}, to=[EVERYBODY])


def _gone_since(row: PublicProject, document: Any) -> datetime | None:
    """Since when the public knew files that are not in the document any more."""
    gone = files_of(row.document) - files_of(document)
    if not gone:
        return None
    versions = row.versions.order_by("number").values_list("at", "document")
    return next((at for at, kept in versions.iterator() if gone & files_of(kept)), row.first_at)


def _stamp(row: PublicProject) -> None:
    """Later than everything that was ever committed: the next one waits until this transaction has ended. So whoever
    has read up to a moment misses nothing of before it."""
    one_at_a_time(MOMENTS)
    newest: datetime = PublicProject.objects.aggregate(at=Max("changed_at"))["at"]
    row.changed_at = max(now(), newest + TICK)
    row.save(update_fields=["changed_at"])
