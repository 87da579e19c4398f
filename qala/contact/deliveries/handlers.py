"""News of appeals become deliveries."""

from qala.contact.appeals.events import AppealMoved, AppealRegistered
from qala.contact.deliveries import tasks
from qala.contact.deliveries.actions import collect
from qala.shared.events import listens
from qala.shared.jobs import defer


@listens(AppealRegistered)
def registered(event: AppealRegistered) -> None:
    """A new appeal."""
    _send(event.appeal_id, "register")


@listens(AppealMoved)
def moved(event: AppealMoved) -> None:
    """A step."""
    _send(event.appeal_id, event.verb)


def _send(appeal_id: int, verb: str) -> None:
    deliveries, requests = collect(appeal_id=appeal_id, verb=verb)
    for pk in deliveries:
        defer(tasks.deliver, delivery_id=pk)
    for pk in requests:
        defer(tasks.forward, request_id=pk)
