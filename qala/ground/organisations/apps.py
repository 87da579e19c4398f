"""Wires the room into the house."""

from qala.shared.apps import Room


class OrganisationsConfig(Room):
    """See the package's docstring."""

    name = "qala.ground.organisations"
    label = "organisations"
