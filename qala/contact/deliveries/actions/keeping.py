"""Forgetting old deliveries."""

from datetime import timedelta

from django.db.models import Q

from qala.contact.deliveries.models import Delivery, State
from qala.contact.deliveries.rules.parameters import DeliveryParameters
from qala.shared.clock import now
from qala.shared.parameters.reading import of_today

AT_ONCE = 5000


def sweep() -> int:
    """Forget deliveries that are through, and those of webhooks out of use, after their days; returns how many.

    What was sent to other systems stays: it is part of its appeal, and keeps it from being sent twice.
    """
    before, count = now() - timedelta(days=of_today(DeliveryParameters).keep_days), 0
    over = Q(state__in=[State.SENT, State.DEAD]) | Q(webhook__is_active=False)
    while True:
        old = Delivery.objects.filter(over, made_at__lt=before).order_by("made_at", "id").values("id")
        gone, _by_model = Delivery.objects.filter(
            id__in=list(old.values_list("id", flat=True)[:AT_ONCE])
        ).delete()
        count += gone
        if gone < AT_ONCE:
            return count
