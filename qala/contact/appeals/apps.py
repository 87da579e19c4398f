"""Wires the room into the house."""

from qala.shared.apps import Room


class AppealsConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.appeals"
    label = "appeals"
