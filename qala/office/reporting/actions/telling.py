"""People hear of reports: once each, in the transaction of what they are told of."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format

from qala.ground.notifications.actions import Recipient, notify
from qala.ground.notifications.kinds import Kind
from qala.office.projects.models import Project
from qala.office.reporting.models import ProgressReport, ProjectPhoto, ReportDue
from qala.office.reporting.notices import ACCEPTED, CLIMBED, PHOTO_REFUSED, REMINDED, RETURNED, SUBMITTED

__all__ = [
    "ACCEPTED",
    "CLIMBED",
    "PHOTO_REFUSED",
    "REMINDED",
    "RETURNED",
    "SUBMITTED",
    "tell",
    "tell_due",
    "tell_photo",
]


def tell(kind: Kind, report: ProgressReport, to: Iterable[int], *, about: str) -> int:
    """Of a step of a report, with the way to it."""
    words = {**_about(report.project, report.month), "remarks": " ".join(report.remarks.values())}
    return _tell(kind, to, words, report.get_absolute_url(), about)


def tell_due(kind: Kind, due: ReportDue, days: int, to: Iterable[int], *, about: str) -> int:
    """Of a term that comes or has passed, with the way to the project's reports."""
    words = {**_about(due.project, due.month), "due": date_format(due.due_on, "d.m.Y"), "days": str(days)}
    return _tell(kind, to, words, reverse("reporting:reports", args=[due.project.code]), about)


def tell_photo(photo: ProjectPhoto, to: Iterable[int]) -> int:
    """Of a photo that is not shown."""
    words = {**_about(photo.project, photo.taken_on), "remarks": photo.refusal}
    about = f"photo:{photo.pk}:{photo.decided_at.isoformat() if photo.decided_at else ''}"
    return _tell(PHOTO_REFUSED, to, words, photo.get_absolute_url(), about)


def _about(project: Project, month: date) -> dict[str, str]:
    return {"code": project.code, "project": project.short, "month": date_format(month, "m.Y")}


def _tell(kind: Kind, to: Iterable[int], words: dict[str, str], url: str, about: str) -> int:
    return notify(kind=kind.code, to=[Recipient(pk) for pk in to], words=words, url=url, about=about)
