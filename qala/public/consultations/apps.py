"""Wires the room into the house."""

from qala.shared.apps import Room


class ConsultationsConfig(Room):
    """See the package's docstring."""

    name = "qala.public.consultations"
    label = "consultations"
