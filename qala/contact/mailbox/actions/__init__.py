"""The room's verbs."""

from qala.contact.mailbox.actions.fetch import fetch
from qala.contact.mailbox.actions.outgoing import hand_over, note_informed, queue_letter, send_outgoing
from qala.contact.mailbox.actions.receipt import send_receipts
from qala.contact.mailbox.actions.settle import join, register_letter, set_aside
from qala.contact.mailbox.actions.take_in import take_in

__all__ = [
    "fetch", "hand_over", "join", "note_informed", "queue_letter", "register_letter", "send_outgoing", "send_receipts",
    "set_aside", "take_in",
]  # fmt: skip
