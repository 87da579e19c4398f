"""Wires the room into the house."""

from qala.shared.apps import Room


class ExchangeConfig(Room):
    """See the package's docstring."""

    name = "qala.office.exchange"
    label = "exchange"
