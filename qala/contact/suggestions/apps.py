"""Wires the room into the house."""

from qala.shared.apps import Room


class SuggestionsConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.suggestions"
    label = "suggestions"
