"""Wires the room into the house."""

from qala.shared.apps import Room


class QualityConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.quality"
    label = "quality"
