"""Wires the room into the house."""

from qala.shared.apps import Room


class ReportingConfig(Room):
    """See the package's docstring."""

    name = "qala.office.reporting"
    label = "reporting"
