"""Work for later: one job a delivery, so that a poisoned one fails alone; a sweep finds what is due."""

from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from qala.contact.deliveries import actions
from qala.contact.deliveries.actions.deliver import sendable
from qala.contact.deliveries.actions.sending import due
from qala.contact.deliveries.models import OutgoingRequest, OutsideSystem
from qala.shared.jobs import defer, job, periodic

# One endpoint, however slow, never takes all of a minute's work; one that is down is probed by a single delivery.
A_MINUTE = 60


@job(queue="deliveries", retry=0)
def deliver(delivery_id: int) -> None:
    """Send one; then the next about the same appeal."""
    following = actions.deliver(delivery_id=delivery_id)
    if following is not None:
        defer(deliver, delivery_id=following)


@job(queue="deliveries", retry=0)
def forward(request_id: int) -> None:
    """Send one appeal to its executor's system."""
    actions.forward(request_id=request_id)


@job(queue="deliveries", retry=0)
def ask(system_id: int) -> None:
    """Look what became of what was sent."""
    actions.ask_system(system_id=system_id)


@periodic("* * * * *")
def send_due() -> None:
    """Queue what is due: first attempts that were lost, and those whose pause is over."""
    for row_id in _fair(sendable(), "webhook"):
        defer(deliver, delivery_id=row_id)
    for row_id in _fair(due(OutgoingRequest), "system"):
        defer(forward, request_id=row_id)


@periodic("*/5 * * * *")
def ask_all() -> None:
    """Queue a look at every system that has something of ours."""
    open_ones = OutgoingRequest.objects.filter(state="sent", is_settled=False).values("system")
    for pk in OutsideSystem.objects.filter(is_active=True, pk__in=open_ones).values_list("pk", flat=True):
        defer(ask, system_id=pk)


def _fair(rows: Any, endpoint: str) -> list[int]:
    place = Window(RowNumber(), partition_by=F(endpoint), order_by=F("id").asc())
    found = rows.filter(**{f"{endpoint}__is_active": True}).annotate(place=place)
    healthy = found.filter(**{f"{endpoint}__failing_since": None}, place__lte=A_MINUTE)
    probing = found.filter(**{f"{endpoint}__failing_since__isnull": False}, place=1)
    return [*healthy.values_list("id", flat=True), *probing.values_list("id", flat=True)]
