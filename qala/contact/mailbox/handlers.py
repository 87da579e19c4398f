"""What the room does when something happened."""

from qala.contact.mailbox.events import ReceiptQueued
from qala.contact.mailbox.tasks import send_letter
from qala.shared.events import listens
from qala.shared.jobs import defer


@listens(ReceiptQueued)
def send_it(event: ReceiptQueued) -> None:
    """By a job of the same transaction."""
    defer(send_letter, sent_id=event.sent_id)
