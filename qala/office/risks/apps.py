"""Wires the room into the house."""

from qala.shared.apps import Room


class RisksConfig(Room):
    """See the package's docstring."""

    name = "qala.office.risks"
    label = "risks"
