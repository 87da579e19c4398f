"""Photos come, are described, and are decided about."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from qala.ground.files.actions import claim
from qala.ground.files.models import StoredFile
from qala.office.projects.access import require_may
from qala.office.projects.models import Project
from qala.office.reporting.access import MODERATE, SEND_PHOTOS, WRITE
from qala.office.reporting.actions.looking import looked_at
from qala.office.reporting.actions.telling import tell_photo
from qala.office.reporting.events import PhotoAdded, PhotoDecided
from qala.office.reporting.models import PhotoKind, ProgressReport, ProjectPhoto
from qala.office.reporting.rules.statuses import PHOTO_LIFE
from qala.shared import clock, timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock, validate
from qala.shared.errors import Invalid
from qala.shared.events import publish
from qala.shared.languages import LANGUAGES


def add_photos(
    *, project_id: int, file_ids: Iterable[Any], by: Any, kind: str = PhotoKind.PROGRESS, **words: str
) -> list[ProjectPhoto]:
    """Photos that were uploaded ahead become the project's, and wait for a look. `words`: alt_kk, alt_ru, alt_en.

    Raises NotAllowed, Missing (files of others), Conflict (used already), Invalid (no photo).
    """
    with atomic():
        project = lock(Project, project_id)
        require_may(by, SEND_PHOTOS, project)
        return attach(project, file_ids, by=by, kind=kind, words=words)


def attach(
    project: Project,
    file_ids: Iterable[Any],
    *,
    by: Any,
    report: ProgressReport | None = None,
    kind: str = PhotoKind.PROGRESS,
    words: Mapping[str, str] | None = None,
) -> list[ProjectPhoto]:
    """As `add_photos`, for a project that is locked and asked for. Files that it holds already are passed over: a draft
    sends them again with every save."""
    ids = [str(each) for each in file_ids]
    uuids = [UUID(each) for each in ids if len(each) in (32, 36)]
    held = ProjectPhoto.objects.filter(project=project, file_id__in=uuids)
    known = {str(pk) for pk in held.values_list("file_id", flat=True)}
    files = claim([each for each in ids if each not in known], by=by)
    if any(file.kind != "photo" for file in files):
        raise Invalid(fields={"photos": _("Only photos can be sent here.")})
    return [_add(project, file, by, report, kind, words or {}) for file in files]


def _add(
    project: Project, file: StoredFile, by: Any, report: Any, kind: str, words: Mapping[str, str]
) -> ProjectPhoto:
    taken = file.taken_at.astimezone(clock.city_zone()).date() if file.taken_at else None
    photo = ProjectPhoto(
        project=project,
        report=report,
        file=file,
        kind=kind,
        taken_on=taken or clock.today(),
        is_dated_by_camera=taken is not None,
        author=by,
        added_at=now(),
        lon=file.taken_lon,
        lat=file.taken_lat,
        sha256=file.sha256,
        **words,
    )
    looked_at(photo)
    validate(photo)
    photo.save(force_insert=True)
    timeline.add(project, "photo_add", by=by, data={"photo": photo.pk})
    publish(PhotoAdded(photo_id=photo.pk, project_id=project.pk, by_id=by.pk))
    return photo


def describe_photo(*, photo_id: int, by: Any, kind: str, taken_on: date, **words: str) -> ProjectPhoto:
    """Say what it shows: kind, day, words in three languages. The camera's own day stands.

    Raises NotAllowed (others than its author and the office), Missing, Invalid.
    """
    with atomic():
        photo = lock(ProjectPhoto, photo_id, related=("project",))
        require_may(by, SEND_PHOTOS if by.pk == photo.author_id else MODERATE, photo.project)
        photo.kind = kind
        if not photo.is_dated_by_camera:
            photo.taken_on = taken_on
        if photo.taken_on > clock.today():
            raise Invalid(fields={"taken_on": _("This day has not come yet.")})
        for language in LANGUAGES:
            setattr(photo, f"alt_{language}", words.get(f"alt_{language}", ""))
        validate(photo)
        photo.save(update_fields=["kind", "taken_on", "alt_kk", "alt_ru", "alt_en"])
        timeline.add(photo.project, "photo_describe", by=by, data={"photo": photo.pk})
    return photo


def decide_photo(*, photo_id: int, verb: str, by: Any, reason: str = "") -> ProjectPhoto:
    """`pass`, `refuse` (with a reason) or `publish` it.

    Raises NotAllowed, Missing, Conflict (wrong stage), Invalid (a reason or a description is missing).
    """
    with atomic():
        photo = lock(ProjectPhoto, photo_id, related=("project",))
        require_may(by, MODERATE, photo.project)
        step = PHOTO_LIFE.check(photo.stage, verb, reason=reason)
        if verb == "publish" and not (photo.alt_kk or photo.alt_ru or photo.alt_en):
            raise Invalid(fields={"alt_ru": _("Say what is seen, for those who cannot see it.")})
        photo.stage = step.lands_in(photo.stage)
        photo.refusal = reason if verb == "refuse" else ""
        photo.decided_by, photo.decided_at = by, now()
        photo.save(update_fields=["stage", "refusal", "decided_by", "decided_at"])
        timeline.add(photo.project, f"photo_{verb}", by=by, note=reason, data={"photo": photo.pk})
        if verb == "refuse" and photo.author_id != by.pk:
            tell_photo(photo, [photo.author_id])
        publish(PhotoDecided(photo_id=photo.pk, project_id=photo.project_id, stage=photo.stage, by_id=by.pk))
    return photo


def drop_photo(*, photo_id: int, by: Any) -> None:
    """Take a photo out of a report that is still being written. Raises NotAllowed, Missing, Invalid (it was sent)."""
    with atomic():
        photo = lock(ProjectPhoto, photo_id, related=("project", "report"))
        require_may(by, WRITE, photo.project)
        if (
            photo.report is None
            or photo.report.stage not in ("draft", "returned")
            or photo.stage != "processed"
        ):
            raise Invalid(_("This photo has been sent and stays."))
        timeline.add(photo.project, "photo_drop", by=by, data={"photo": photo.pk})
        photo.delete()
