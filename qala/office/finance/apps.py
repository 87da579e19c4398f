"""Wires the room into the house."""

from qala.shared.apps import Room


class FinanceConfig(Room):
    """See the package's docstring."""

    name = "qala.office.finance"
    label = "finance"
