"""Who writes, accepts and sees reports and photos."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.ground.files.access import file_viewer, original_opener, public_viewer
from qala.ground.files.models import StoredFile
from qala.ground.people.access import can
from qala.office.projects.access import KEEP, OPEN, may, visible_projects
from qala.office.projects.models import Project
from qala.office.projects.rules import roles
from qala.office.projects.rules.parts import (
    CONTRACTOR,
    CURATOR,
    CUSTOMER,
    DEPARTMENT,
    EVERY_PART,
    HEAD,
    INSIDE,
    OFFICE,
    verb,
)
from qala.office.reporting.models import NEVER_PUBLIC, ProgressReport, ProjectPhoto, ReportDue
from qala.office.reporting.rules.statuses import IN_FORCE, ReportStage
from qala.shared.permissions import permission

WATCH = "reporting.watch"
permission(
    WATCH,
    _("See reports across projects and which are late"),
    _("Whoever steers or answers for projects sees whose report is missing; bodies that build do not."),
    [roles.PROJECT_OFFICE, roles.CURATOR, roles.PROJECT_HEAD, roles.DEPARTMENT, "analyst", "administrator"],
)

SEE = verb(
    "reporting.see",
    _("See monthly reports"),
    _("Reports are the city's own talk until they are published."),
    *INSIDE,
)
WRITE = verb(
    "reporting.write", _("Write and send the monthly report"), _("The head answers for what it says."), HEAD
)
ACCEPT = verb(
    "reporting.accept",
    _("Accept, return and publish reports"),
    _("The office checks what becomes the project's figures; never the one who wrote it."),
    OFFICE,
)
SEE_PHOTOS = verb(
    "reporting.see_photos", _("See the photos"), _("Everybody who has to do with it."), *EVERY_PART
)
SEE_PLACES = verb(
    "reporting.see_places",
    _("See where photos were taken"),
    _("The point comes from the author's camera and stays inside the city."),
    *INSIDE,
)
SEND_PHOTOS = verb(
    "reporting.send_photos",
    _("Send photos"),
    _("Whoever stands on the site shows it, bodies that build too."),
    OFFICE,
    HEAD,
    DEPARTMENT,
    CUSTOMER,
    CONTRACTOR,
)
SEE_ORIGINALS = verb(
    "reporting.see_originals",
    _("Open the original of a photo"),
    _("Whoever accepts or answers for the works looks closely; each opening is written down."),
    OFFICE,
    CURATOR,
    HEAD,
)
MODERATE = verb(
    "reporting.moderate",
    _("Decide which photos are shown"),
    _("The office answers for what is public."),
    OFFICE,
)


def can_watch(user: Any) -> bool:
    """Whether lists of reports across projects are open to the person."""
    return can(user, WATCH)


def can_accept_any(user: Any) -> bool:
    """Whether the person is of the office, whose queue of reports and photos it is."""
    return can(user, KEEP)


def sees_work(user: Any) -> bool:
    """Whether the person has a page of own work in the project office."""
    return can(user, OPEN)


def visible_reports(user: Any) -> QuerySet[ProgressReport]:
    """Reports of the projects that the person watches; what is still being written is seen by those who write it, on
    the project's own page."""
    if not can_watch(user):
        return ProgressReport.objects.none()
    rows = ProgressReport.objects.filter(project__in=visible_projects(user))
    return rows.exclude(stage=ReportStage.DRAFT)


def visible_dues(user: Any) -> QuerySet[ReportDue]:
    """Terms of the projects that the person watches."""
    if not can_watch(user):
        return ReportDue.objects.none()
    return ReportDue.objects.filter(project__in=visible_projects(user))


def reports_of(user: Any, project: Project) -> QuerySet[ProgressReport]:
    """The reports of a project that the person sees: a draft only by those who write it, nothing by those outside."""
    rows = ProgressReport.objects.filter(project=project)
    if may(user, WRITE, project):
        return rows
    return rows.exclude(stage=ReportStage.DRAFT) if may(user, SEE, project) else rows.none()


def photos_of(user: Any, project: Project) -> QuerySet[ProjectPhoto]:
    """The photos of a project that the person sees; those of a draft only with it, refused ones only where decided."""
    rows = ProjectPhoto.objects.filter(project=project)
    if not may(user, SEE_PHOTOS, project):
        return rows.none()
    if not (may(user, WRITE, project) or may(user, MODERATE, project)):
        rows = rows.exclude(stage="refused").exclude(report__stage=ReportStage.DRAFT)
    return rows


@public_viewer
def shows_published_photo(file: StoredFile) -> bool:
    """Published photos of published projects, but those for the city alone."""
    rows = ProjectPhoto.objects.filter(file=file, stage="published", project__publication="published")
    return rows.exclude(kind__in=NEVER_PUBLIC).exists()


@file_viewer
def shows_photo(user: Any, session: Any, file: StoredFile) -> bool:
    """Photos to whom the project shows them."""
    if not getattr(user, "is_authenticated", False):
        return False
    photo = ProjectPhoto.objects.filter(file=file).select_related("project").first()
    if photo is None or not may(user, "projects.see", photo.project):
        return False
    return photos_of(user, photo.project).filter(pk=photo.pk).exists()


@original_opener
def opens_photo(user: Any, file: StoredFile) -> bool:
    """The original of a project's photo, to those who accept or answer for the works."""
    if not getattr(user, "is_authenticated", False):
        return False
    photo = ProjectPhoto.objects.filter(file=file).select_related("project").first()
    return photo is not None and may(user, SEE_ORIGINALS, photo.project)


def in_force() -> QuerySet[ProgressReport]:
    """Accepted reports that no later one corrects: what counts."""
    return ProgressReport.objects.filter(stage__in=IN_FORCE, superseded_at=None)
