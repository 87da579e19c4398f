"""Work for later: fetching files, sending lines, trying again, forgetting."""

from qala.contact.assistant import actions
from qala.contact.assistant.actions import updates
from qala.shared.jobs import defer, job, periodic

QUEUE = "assistant"


@job(queue=QUEUE, retry=3)
def handle_later(conversation_id: int) -> None:
    """Fetch what has to be fetched, and handle what waits."""
    updates.fetch_and_handle(conversation_id=conversation_id)


@job(queue=QUEUE, retry=3)
def send(conversation_id: int) -> None:
    """Send what waits; what could not be sent has its own moment."""
    again = updates.send_due(conversation_id=conversation_id)
    if again is not None:
        defer(send, at=again, lock=_lock(conversation_id), conversation_id=conversation_id)


@periodic("* * * * *", queue=QUEUE)
def go_on() -> None:
    """What failed and is due, and what a killed process left lying."""
    to_handle, to_send = updates.overdue()
    for pk in to_handle:
        handle_soon(pk)
    for pk in to_send:
        send_soon(pk)


@periodic("40 20 * * *", queue=QUEUE)
def forget() -> None:
    """Old conversations and updates, at night in the city."""
    actions.sweep()


def handle_soon(conversation_id: int) -> None:
    """In the transaction that wants it."""
    defer(handle_later, lock=f"assistant.handle.{conversation_id}", conversation_id=conversation_id)


def send_soon(conversation_id: int) -> None:
    """Likewise."""
    defer(send, lock=_lock(conversation_id), conversation_id=conversation_id)


def _lock(conversation_id: int) -> str:
    return f"assistant.send.{conversation_id}"
