"""Wires the room into the house."""

from qala.shared.apps import Room


class PeopleConfig(Room):
    """See the package's docstring."""

    name = "qala.ground.people"
    label = "people"
