"""What the bell shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Value
from django.utils.translation import get_language

from qala.ground.notifications import kinds
from qala.ground.notifications.access import visible_notifications
from qala.ground.notifications.models import Notification
from qala.ground.notifications.queries.texts import own_wordings, text_of
from qala.ground.notifications.rules.channels import Channel
from qala.shared.ready import Ready

MOST = 99
PAGE = 30


@dataclass(frozen=True)
class Entry:
    """One line of the list, in the reader's language of today."""

    id: int
    title: str
    text: str
    label: str
    url: str
    made_at: datetime
    is_read: bool


# At most a hundred are counted: more is "99+".
_UNREAD: Ready[Any] = Ready(
    lambda pk: (
        Notification.objects.filter(user_id=pk, is_shown=True, read_at=None)
        .order_by()
        .annotate(one=Value(1))
        .values_list("one")[: MOST + 1]
    ),
    -1,
)


def unread_count(user: Any) -> int:
    """How many are unread, 100 for more than 99. One statement that is not composed anew: every page asks."""
    return len(_UNREAD(user.pk))


def entries(user: Any, *, before: int | None = None, unread: bool = False, group: str = "") -> list[Entry]:
    """The newest first, one more than a page when there are older ones. Two queries."""
    rows = visible_notifications(user).select_related("occasion").order_by("-id")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    if unread:
        rows = rows.filter(read_at=None)
    if group:
        rows = rows.filter(kind__in=[one.code for one in kinds.all_kinds() if one.group == group])
    return _drawn(rows[: PAGE + 1])


def _drawn(rows: Iterable[Notification]) -> list[Entry]:
    found = list(rows)
    own = own_wordings(row.kind for row in found) if found else {}
    language = (get_language() or "kk")[:2]
    return [_entry(row, language, own) for row in found]


def _entry(row: Notification, language: str, own: Any) -> Entry:
    text = text_of(row.kind, Channel.IN_APP, language, row.occasion.words, own)
    kind = kinds.known(row.kind)
    label = str(kind.label) if kind else row.kind
    body = "" if text.body == text.title else text.body
    return Entry(row.pk, text.title, body, label, row.occasion.url, row.made_at, row.read_at is not None)
