"""Write and read the timeline of a thing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from qala.shared.clock import now
from qala.shared.models.timeline import TimelineEntry


def kind_of(subject: Model | type[Model]) -> str:
    """The stable name of a kind of thing: "appeals.appeal"."""
    return subject._meta.label_lower


def entry(
    subject: Model,
    verb: str,
    *,
    by: Any = None,
    note: str = "",
    from_stage: str = "",
    to_stage: str = "",
    data: Mapping[str, Any] | None = None,
    is_public: bool = False,
    at: datetime | None = None,
) -> TimelineEntry:
    """An unsaved entry, for those who write many at once. Deny by default: only `is_public` ones leave the house."""
    return TimelineEntry(
        subject_kind=kind_of(subject),
        subject_id=subject.pk,
        verb=verb,
        at=at or now(),
        by=by if by is not None and getattr(by, "pk", None) else None,
        note=note,
        from_stage=from_stage,
        to_stage=to_stage,
        data=dict(data or {}),
        is_public=is_public,
    )


def add(subject: Model, verb: str, **words: Any) -> TimelineEntry:
    """Write one entry; the arguments are those of `entry`."""
    made = entry(subject, verb, **words)
    made.save(force_insert=True)
    return made


def of(subject: Model) -> QuerySet[TimelineEntry]:
    """All entries of a thing, oldest first, with their actors."""
    return TimelineEntry.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk).select_related(
        "by"
    )
