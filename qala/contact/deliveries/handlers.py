"""News of appeals become deliveries."""

from qala.contact.appeals.events import AppealMoved, AppealRegistered
from qala.contact.deliveries import tasks
from qala.contact.deliveries.actions import collect
from qala.shared.events import listens


@listens(AppealRegistered)
def registered(event: AppealRegistered) -> None:
    """A new appeal."""
    _send(event.appeal_id, "register")


@listens(AppealMoved)
def moved(event: AppealMoved) -> None:
    """A step."""
    _send(event.appeal_id, event.verb)


def _send(appeal_id: int, verb: str) -> None:
    for row in collect(appeal_id=appeal_id, verb=verb):
        tasks.queue(row)
