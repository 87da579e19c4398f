"""Measure the city's own times anew."""

from datetime import timedelta

from qala.public.published.models import MeasuredTimes
from qala.public.published.queries.measuring import count_times
from qala.public.published.queries.terms import terms
from qala.shared.clock import now
from qala.shared.db import atomic

KEPT = 30
"""Measurings that stay, so that somebody can look back a month."""


def measure_times() -> MeasuredTimes:
    """Count the last days and keep the result; old measurings go. Safe to run twice."""
    until = now()
    since = until - timedelta(days=terms().measured_days)
    with atomic():
        made = MeasuredTimes.objects.create(
            at=until, since=since, until=until, rows=count_times(since, until)
        )
        newest = MeasuredTimes.objects.order_by("-at").values_list("pk", flat=True)[:KEPT]
        MeasuredTimes.objects.exclude(pk__in=list(newest)).delete()
    return made
