"""Wires the room into the house."""

from importlib import import_module

from qala.shared.apps import Room


class NotificationsConfig(Room):
    """See the package's docstring."""

    name = "qala.ground.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Also: the channels' adapters."""
        import_module("qala.ground.notifications.senders.mail")
        super().ready()
