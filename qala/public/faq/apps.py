"""Wires the room into the house."""

from qala.shared.apps import Room


class FaqConfig(Room):
    """See the package's docstring."""

    name = "qala.public.faq"
    label = "faq"
