"""A person has read what the bell showed."""

from typing import Any

from qala.ground.notifications.access import visible_notifications
from qala.ground.notifications.actions.notify import TOPIC
from qala.ground.notifications.models import Notification
from qala.shared import live
from qala.shared.clock import now
from qala.shared.db import atomic, found


def read(*, notification_id: int, by: Any) -> Notification:
    """One of one's own. Raises Missing. Safe to run again."""
    with atomic():
        row = found(visible_notifications(by).select_related("occasion"), pk=notification_id)
        if visible_notifications(by).filter(pk=row.pk, read_at=None).update(read_at=now()):
            _told(by)
    return row


def read_all(*, by: Any) -> int:
    """All of one's own; returns how many were unread."""
    with atomic():
        count = visible_notifications(by).filter(read_at=None).update(read_at=now())
        if count:
            _told(by)
    return count


def _told(by: Any) -> None:
    """The bells of the person's other windows."""
    live.announce(TOPIC, {}, to=[f"user:{by.pk}"])
