"""Wires the room into the house."""

from qala.shared.apps import Room


class OpenDataConfig(Room):
    """See the package's docstring."""

    name = "qala.public.opendata"
    label = "opendata"
