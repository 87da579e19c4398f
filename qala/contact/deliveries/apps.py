"""Wires the room into the house."""

from qala.shared.apps import Room


class DeliveriesConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.deliveries"
    label = "deliveries"
