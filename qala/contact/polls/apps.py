"""Wires the room into the house."""

from qala.shared.apps import Room


class PollsConfig(Room):
    """See the package's docstring."""

    name = "qala.contact.polls"
    label = "polls"
