"""The room's verbs."""

from qala.ground.notifications.actions.notify import Recipient, notify

__all__ = ["Recipient", "notify"]
