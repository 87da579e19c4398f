"""Wires the room into the house."""

from qala.shared.apps import Room


class PlacesConfig(Room):
    """See the package's docstring."""

    name = "qala.ground.places"
    label = "places"
