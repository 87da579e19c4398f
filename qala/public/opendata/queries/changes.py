"""What changed since a moment: projects and tombstones in one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from qala.public.projection.models import PublicProject

PAGE = 500
OVERLAP = timedelta(minutes=1)
"""A change has its moment shortly before anybody can read it. Who asks from the moment of the last question by a clock
would never hear of it."""


@dataclass(frozen=True)
class Since:
    """Everything from a minute before `begin` on; a page begins behind `last`, moment and id of a row."""

    begin: datetime | None = None
    last: tuple[datetime, int] | None = None
    is_newest_first: bool = False


def changes(since: Since, most: int = PAGE) -> Sequence[Mapping[str, Any]]:
    """At most `most` rows, each project once with its last change."""
    found = PublicProject.objects.all()
    if since.begin is not None:
        found = found.filter(changed_at__gte=since.begin - OVERLAP)
    if since.last is not None:
        found = found.filter(_behind(*since.last, "lt" if since.is_newest_first else "gt"))
    order = ("-changed_at", "-id") if since.is_newest_first else ("changed_at", "id")
    return list(
        found.order_by(*order).values(
            "id", "code", "changed_at", "version", "is_withdrawn", "withdrawal_reason"
        )[:most]
    )


def _behind(at: datetime, pk: int, side: str) -> Q:
    return Q(**{f"changed_at__{side}": at}) | Q(changed_at=at, **{f"id__{side}": pk})
