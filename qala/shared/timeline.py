"""Write and read the timeline of a thing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from qala.shared.clock import now
from qala.shared.errors import Conflict
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


def newest(subject: Model, *verbs: str, **data: Any) -> int:
    """The id of its newest entry, 0 without one: a form keeps it, to say later what its editor had seen. `verbs` and
    `data` narrow to the entries of one part, as `step=5`."""
    found = TimelineEntry.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk)
    if verbs:
        found = found.filter(verb__in=verbs)
    if data:
        found = found.filter(data__contains=data)
    return found.order_by("-pk").values_list("pk", flat=True).first() or 0


def require_unchanged(subject: Model, seen: int | None, *verbs: str, **data: Any) -> None:
    """Raises Conflict when something happened to it after the entry `seen` (None: not asked). The row is locked."""
    if seen is not None and newest(subject, *verbs, **data) > seen:
        raise Conflict(
            _("Somebody else has changed this meanwhile. Open the page again, look, and write yours anew."),
            code="changed",
        )
