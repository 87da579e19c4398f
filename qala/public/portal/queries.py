"""Figures for everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from qala.contact.appeals.models import Appeal, Target


@dataclass(frozen=True)
class Week:
    """Seven days: appeals received, answered, and the share of answers in time (None without answers)."""

    received_count: int
    answered_count: int
    in_time_percent: int | None


def last_week(*, until: datetime) -> Week:
    """The seven days before `until`; two statements on indexes."""
    since = until - timedelta(days=7)
    received = Appeal.objects.filter(received_at__gte=since, received_at__lt=until, source="").count()
    kept = Target.objects.filter(kind="resolve", met_at__gte=since, met_at__lt=until).aggregate(
        all=Count("id"), in_time=Count("id", filter=Q(is_late=False))
    )
    percent = round(100 * kept["in_time"] / kept["all"]) if kept["all"] else None
    return Week(received, kept["all"], percent)
