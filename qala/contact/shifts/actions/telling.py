"""Whom the room tells that something has changed."""

from typing import Any

from qala.contact.shifts.access import WATCH, WORK
from qala.shared.live import announce

TOPIC = "shifts"
QUEUE_TOPIC = "shifts_queue"


def tell(operator_id: int | None = None, **data: Any) -> None:
    """The board, and the operator's own page."""
    to = [f"perm:{WATCH}"]
    if operator_id is not None:
        to.append(f"user:{operator_id}")
        data["operator"] = operator_id
    announce(TOPIC, data, to=to)


def tell_queue(channel: str) -> None:
    """Everybody who takes from the queue."""
    announce(QUEUE_TOPIC, {"channel": channel}, to=[f"perm:{WORK}"])
