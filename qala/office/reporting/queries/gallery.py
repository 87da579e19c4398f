"""Photos of a project as its gallery shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from qala.office.projects.models import Project
from qala.office.reporting.models import PhotoKind, ProjectPhoto
from qala.office.reporting.rules.months import first_of

SHOWN = 120


@dataclass(frozen=True)
class Month:
    """The photos of one month, the newest first."""

    first: date
    photos: list[ProjectPhoto]


def by_month(photos: Iterable[ProjectPhoto]) -> list[Month]:
    """Rows ordered by day, grouped."""
    return [
        Month(first, list(rows)) for first, rows in groupby(photos, key=lambda each: first_of(each.taken_on))
    ]


def pair_of(photos: QuerySet[ProjectPhoto], left: int | None, right: int | None) -> tuple[Any, Any] | None:
    """Two photos to compare: those asked for, otherwise the first from before the works (or the very first) and the
    newest of the works. None without two."""
    rows = photos.exclude(stage="refused")
    before = rows.filter(pk=left).first() if left else None
    if before is None:
        earliest = rows.exclude(kind__in=(PhotoKind.VISION, PhotoKind.COVER)).order_by("taken_on", "pk")
        before = earliest.filter(kind=PhotoKind.BEFORE).first() or earliest.first()
    after = rows.filter(pk=right).first() if right else None
    if after is None:
        newest = rows.filter(kind__in=(PhotoKind.COMPLETE, PhotoKind.PROGRESS)).order_by("-taken_on", "-pk")
        after = newest.first()
    return (before, after) if before and after and before.pk != after.pk else None


def newest_photos(project: Project, count: int = 4) -> list[ProjectPhoto]:
    """For the passport: the newest that nobody has refused and no draft hides."""
    rows = (
        ProjectPhoto.objects.filter(project=project).exclude(stage="refused").exclude(report__stage="draft")
    )
    return list(rows.select_related("file", "project").order_by("-taken_on", "-pk")[:count])


def newest_day(project: Project) -> date | None:
    """When the newest real photo of the site was taken."""
    rows = (
        ProjectPhoto.objects.filter(project=project).exclude(stage="refused").exclude(kind=PhotoKind.VISION)
    )
    return rows.order_by("-taken_on").values_list("taken_on", flat=True).first()


def features_of(photos: Iterable[ProjectPhoto]) -> dict[str, Any]:
    """GeoJSON of where they were taken."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [each.lon, each.lat]},
                "properties": {
                    "title": each.alt,
                    "text": each.taken_on.isoformat(),
                    "url": each.get_absolute_url(),
                    "tone": "warn" if each.is_flagged else "info",
                },
            }
            for each in photos
        ],
    }
