"""Wires the room into the house."""

from qala.shared.apps import Room


class TilesConfig(Room):
    """See the package's docstring."""

    name = "qala.public.tiles"
    label = "tiles"
