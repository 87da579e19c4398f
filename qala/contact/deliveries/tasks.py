"""Work for later: one job a delivery, so that a poisoned one fails alone; a sweep finds what is due.

Jobs for one endpoint carry one lock: however slow it is, it holds one worker, and what waits for it holds none.
"""

import time
from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from qala.contact.deliveries import actions
from qala.contact.deliveries.actions.deliver import sendable
from qala.contact.deliveries.actions.sending import due
from qala.contact.deliveries.models import Delivery, OutgoingRequest, OutsideSystem, Webhook
from qala.contact.deliveries.models.sending import Endpoint
from qala.shared.jobs import defer, job, periodic

QUEUE = "deliveries"
# What one turn of an endpoint may send and how long it may last, in seconds; the rest has the next minute's turn.
A_TURN, LONGEST = 60, 20.0


@job(queue=QUEUE, retry=0)
def deliver(delivery_id: int) -> None:
    """Send one; then the next about the same appeal."""
    following = actions.deliver(delivery_id=delivery_id)
    if following is not None:
        queue(Delivery.objects.get(pk=following))


@job(queue=QUEUE, retry=0)
def forward(request_id: int) -> None:
    """Send one appeal to its executor's system."""
    actions.forward(request_id=request_id)


@job(queue=QUEUE, retry=0)
def deliver_due(webhook_id: int) -> None:
    """A turn of one webhook."""
    rows = sendable().filter(webhook=webhook_id)
    _turn(Webhook.objects.get(pk=webhook_id), rows, lambda pk: actions.deliver(delivery_id=pk))


@job(queue=QUEUE, retry=0)
def forward_due(system_id: int) -> None:
    """A turn of one outside system."""
    rows = due(OutgoingRequest).filter(system=system_id)
    _turn(OutsideSystem.objects.get(pk=system_id), rows, lambda pk: actions.forward(request_id=pk))


@job(queue=QUEUE, retry=0)
def ask(system_id: int) -> None:
    """Look what became of what was sent."""
    actions.ask_system(system_id=system_id)


@periodic("* * * * *")
def send_due() -> None:
    """Give a turn to every endpoint for which something is due: a first attempt that was lost, a pause that is over."""
    for pk in _waited_for(Webhook, sendable().filter(webhook=OuterRef("pk"))):
        defer(deliver_due, lock=f"deliveries.webhook.{pk}", webhook_id=pk)
    for pk in _waited_for(OutsideSystem, due(OutgoingRequest).filter(system=OuterRef("pk"))):
        defer(forward_due, lock=f"deliveries.system.{pk}", system_id=pk)


@periodic("*/5 * * * *")
def ask_all() -> None:
    """Queue a look at every system that has something of ours."""
    open_ones = OutgoingRequest.objects.filter(system=OuterRef("pk"), state="sent", is_settled=False)
    for pk in _waited_for(OutsideSystem, open_ones):
        defer(ask, lock=f"deliveries.system.{pk}", system_id=pk)


@periodic("30 20 * * *")
def sweep() -> None:
    """Forget old deliveries, at night in the city."""
    actions.sweep()


def queue(row: Delivery | OutgoingRequest) -> None:
    """Send it as soon as its endpoint's turn comes; to be called in the transaction that wants it."""
    if isinstance(row, Delivery):
        defer(deliver, lock=f"deliveries.webhook.{row.webhook_id}", delivery_id=row.pk)
    else:
        defer(forward, lock=f"deliveries.system.{row.system_id}", request_id=row.pk)


def _waited_for(model: type[Endpoint], rows: QuerySet[Any]) -> list[int]:
    """Endpoints in use for which there are such rows."""
    return list(model.objects.filter(Exists(rows), is_active=True).values_list("pk", flat=True))


def _turn(endpoint: Any, rows: QuerySet[Any], send: Callable[[int], Any]) -> None:
    """The oldest first. One that is down is only probed."""
    until = time.monotonic() + LONGEST
    for _each in range(1 if endpoint.failing_since else A_TURN):
        pk = rows.order_by("id").values_list("id", flat=True).first()
        if pk is None or time.monotonic() > until:
            return
        send(pk)
