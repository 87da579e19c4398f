"""Wires the room into the house."""

from qala.shared.apps import Room


class MeetingsConfig(Room):
    """See the package's docstring."""

    name = "qala.office.meetings"
    label = "meetings"
