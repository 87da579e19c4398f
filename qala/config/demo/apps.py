"""Wires the demonstration into the house."""

from qala.shared.apps import Room


class DemoConfig(Room):
    """See the package's docstring."""

    name = "qala.config.demo"
    label = "demo"
