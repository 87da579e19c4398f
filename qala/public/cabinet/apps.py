"""Wires the room into the house."""

from qala.shared.apps import Room


class CabinetConfig(Room):
    """See the package's docstring."""

    name = "qala.public.cabinet"
    label = "cabinet"
