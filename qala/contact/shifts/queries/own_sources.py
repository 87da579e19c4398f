"""What the register of appeals gives to this room."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from qala.contact.appeals.models import Appeal
from qala.contact.catalog.queries import book
from qala.contact.catalog.rules.stages import OPEN_STAGES
from qala.contact.shifts.ports import Described, QueueItem, QueueSource, WorkSource

FALLBACK = "appeals-fallback"


def fallback_appeals() -> QuerySet[Appeal]:
    """Open appeals that no route answers for."""
    return Appeal.objects.filter(executor=None, stage__in=OPEN_STAGES)


def _item(appeal: Appeal) -> QueueItem:
    known = book()
    return QueueItem(
        FALLBACK, appeal.number, appeal.received_at, f"{appeal.number} · {known.topic_name(appeal.topic_id)}",
        priority=appeal.priority, language=appeal.language, url=appeal.get_absolute_url(), hint=appeal.address,
    )  # fmt: skip


def _waiting(limit: int) -> Iterable[QueueItem]:
    rows = fallback_appeals().order_by("-priority", "received_at", "id")[:limit]
    return [_item(appeal) for appeal in rows]


def _find(key: str) -> QueueItem | None:
    appeal = fallback_appeals().filter(number=key).first()
    return _item(appeal) if appeal else None


def _done_by(operator: Any, since: datetime, until: datetime) -> Sequence[int]:
    rows = Appeal.objects.filter(registered_by=operator, received_at__gte=since, received_at__lt=until)
    return list(rows.order_by("id").values_list("id", flat=True))


def _describe(ids: Sequence[int]) -> Mapping[int, Described]:
    rows = Appeal.objects.filter(pk__in=ids)
    known = book()
    return {
        row.pk: Described(f"{row.number} · {known.topic_name(row.topic_id)}", row.get_absolute_url())
        for row in rows
    }


QUEUE = QueueSource(
    FALLBACK, _("Appeals without an executor"), "help-circle", _waiting, _find, lambda: fallback_appeals().count()
)  # fmt: skip
WORK = WorkSource("appeals.appeal", _("Registered appeals"), _done_by, _describe)
