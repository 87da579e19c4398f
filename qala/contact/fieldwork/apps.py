"""Wires the room into the house."""

from qala.shared.apps import Room


class FieldworkConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.fieldwork"
    label = "fieldwork"
