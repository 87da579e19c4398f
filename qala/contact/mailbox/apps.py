"""Wires the room into the house."""

from qala.shared.apps import Room


class MailboxConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.mailbox"
    label = "mailbox"
