"""Wires the room into the house."""

from qala.shared.apps import Room


class ShiftsConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.shifts"
    label = "shifts"
