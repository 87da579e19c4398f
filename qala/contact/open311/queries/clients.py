"""Who calls: a key looked up, and what a client has used."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Max, QuerySet, Sum
from django.db.models.functions import Coalesce

from qala.contact.open311.access import own_keys
from qala.contact.open311.models import ApiClient, ClientUsage
from qala.contact.open311.rules.keys import key_hash

SHOWN_DAYS = 14


def client_by_key(key: str) -> ApiClient | None:
    """The client of a key that still opens something. One statement on a unique index."""
    rows = ApiClient.objects.select_related("acts_as")
    return rows.filter(key_hash=key_hash(key), revoked_at=None).first()


def clients() -> QuerySet[ApiClient]:
    """All clients with what they called altogether and when last."""
    return ApiClient.objects.select_related("organisation", "acts_as").annotate(
        call_total=Coalesce(Sum("usage__call_count"), 0), last_call_at=Max("usage__last_at")
    )


def recent_usage(client: ApiClient, today: date) -> list[ClientUsage]:
    """The last two weeks, newest first."""
    return list(client.usage.filter(on__gt=today - timedelta(days=SHOWN_DAYS)).order_by("-on"))


def own_with_use(user: Any) -> QuerySet[ApiClient]:
    """A person's keys that still raise limits, with the day of their last use. One statement."""
    rows = own_keys(user).filter(revoked_at=None)
    return rows.annotate(last_used_on=Max("usage__on")).order_by("-made_at", "-pk")
