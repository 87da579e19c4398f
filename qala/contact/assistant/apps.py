"""Wires the room into the house."""

from qala.shared.apps import Room


class AssistantConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.assistant"
    label = "assistant"
