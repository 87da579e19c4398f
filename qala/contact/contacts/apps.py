"""Wires the room into the house."""

from qala.shared.apps import Room


class ContactsConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.contacts"
    label = "contacts"
