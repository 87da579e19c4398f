"""Wires the room into the house."""

from qala.shared.apps import Room


class PortfolioConfig(Room):
    """See the package's docstring."""

    name = "qala.public.portfolio"
    label = "portfolio"
