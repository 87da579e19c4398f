"""Wires the room into the house."""

from qala.shared.apps import Room


class CalendarsConfig(Room):
    """See the package's docstring."""

    name = "qala.ground.calendars"
    label = "calendars"
