"""Wires the room into the house."""

from qala.shared.apps import Room


class OverviewConfig(Room):
    """See the package's docstring."""

    name = "qala.office.overview"
    label = "overview"
