"""At the start the room's queue is handed to the shifts, and its channels are made known."""

from qala.contact.assistant.actions.notifying import register_notices
from qala.contact.assistant.actions.talk import give_back, hand_over
from qala.contact.assistant.channels import telegram
from qala.contact.assistant.events import LineQueued
from qala.contact.assistant.queries.for_shifts import QUEUE, QUEUE_CODE
from qala.contact.assistant.tasks import send_soon
from qala.contact.shifts import ports
from qala.contact.shifts.events import QueueItemEnded, QueueItemTaken
from qala.contact.shifts.models import QueueHold
from qala.shared.db import as_id
from qala.shared.events import listens

ports.register_queue(QUEUE)
telegram.register()
register_notices()


@listens(QueueItemTaken)
def taken(event: QueueItemTaken) -> None:
    """An operator has the conversation now: the person is told."""
    if event.channel == QUEUE_CODE:
        hand_over(conversation_id=as_id(event.key) or 0, operator_id=event.operator_id)


@listens(QueueItemEnded)
def ended(event: QueueItemEnded) -> None:
    """Put back, it waits again; passed on, the next one has it already."""
    if event.channel == QUEUE_CODE and event.outcome == QueueHold.Outcome.RETURNED:
        give_back(conversation_id=as_id(event.key) or 0)


@listens(LineQueued)
def queued(event: LineQueued) -> None:
    """To be sent as soon as this is committed."""
    send_soon(event.conversation_id)
