"""Wires the room into the house."""

from qala.shared.apps import Room


class ProjectionConfig(Room):
    """See the package's docstring."""

    name = "qala.public.projection"
    label = "projection"
