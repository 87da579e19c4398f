"""Wires the room into the house."""

from qala.shared.apps import Room


class KnowledgeConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.knowledge"
    label = "knowledge"
