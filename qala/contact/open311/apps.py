"""Wires the room into the house."""

from qala.shared.apps import Room


class Open311Config(Room):
    """See the package's docstring."""

    name = "qala.contact.open311"
    label = "open311"
