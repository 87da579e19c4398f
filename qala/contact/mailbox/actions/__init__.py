"""The room's verbs."""

from qala.contact.mailbox.actions.fetch import fetch
from qala.contact.mailbox.actions.receipt import send_receipts
from qala.contact.mailbox.actions.settle import join, register_letter, set_aside
from qala.contact.mailbox.actions.take_in import take_in

__all__ = ["fetch", "join", "register_letter", "send_receipts", "set_aside", "take_in"]
