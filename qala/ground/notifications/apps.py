"""Wires the room into the house."""

from importlib import import_module

from qala.shared.apps import Room


class NotificationsConfig(Room):
    """See the package's docstring."""

    name = "qala.ground.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Also: the channels' adapters."""
        for channel in ("mail", "sms", "push"):
            import_module(f"qala.ground.notifications.senders.{channel}")
        super().ready()
