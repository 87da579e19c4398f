"""What changed since a moment: projects and tombstones in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from qala.public.projection.models import PublicProject

PAGE = 500


@dataclass(frozen=True)
class Since:
    """Everything after this moment; with `after`, of the same moment only rows behind that one."""

    at: datetime | None = None
    after: int = 0
    is_newest_first: bool = False


def changes(since: Since, most: int = PAGE) -> Sequence[Mapping[str, Any]]:
    """At most `most` rows, each project once with its last change."""
    found = PublicProject.objects.all()
    if since.at is not None:
        found = found.filter(_behind(since, since.at))
    order = ("-changed_at", "-id") if since.is_newest_first else ("changed_at", "id")
    return list(
        found.order_by(*order).values(
            "id", "code", "changed_at", "version", "is_withdrawn", "withdrawal_reason"
        )[:most]
    )


def _behind(since: Since, at: datetime) -> Q:
    if since.after == 0:
        return Q(changed_at__gte=at)
    if since.is_newest_first:
        return Q(changed_at__lt=at) | Q(changed_at=at, id__lt=since.after)
    return Q(changed_at__gt=at) | Q(changed_at=at, id__gt=since.after)
