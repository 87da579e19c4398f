"""Forgetting what is old."""

from datetime import timedelta

from qala.ground.notifications.models import Dispatch, Notification, Occasion
from qala.ground.notifications.rules.parameters import NotificationParameters
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.parameters.reading import of_today

AT_ONCE = 5000


def sweep() -> int:
    """Forget notifications after their days, with the addresses in their dispatches; returns how many."""
    before, count = now() - timedelta(days=of_today(NotificationParameters).keep_days), 0
    while True:
        old = list(
            Notification.objects.filter(made_at__lt=before)
            .order_by("made_at", "id")
            .values_list("pk", flat=True)[:AT_ONCE]
        )
        with atomic():
            Dispatch.objects.filter(notification_id__in=old).delete()
            Notification.objects.filter(pk__in=old).delete()
        count += len(old)
        if len(old) < AT_ONCE:
            break
    Occasion.objects.filter(made_at__lt=before, notifications=None).delete()
    return count
