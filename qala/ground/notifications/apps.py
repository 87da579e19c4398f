"""Wires the room into the house."""

from qala.shared.apps import Room


class NotificationsConfig(Room):
    """See the package's docstring."""

    name = "qala.ground.notifications"
    label = "notifications"
