"""Wires the room into the house."""

from qala.shared.apps import Room


class FiveYearConfig(Room):
    """See the package's docstring."""

    name = "qala.office.fiveyear"
    label = "fiveyear"
