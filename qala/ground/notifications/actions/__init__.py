"""The room's verbs."""

from qala.ground.notifications.actions.choose import choose
from qala.ground.notifications.actions.devices import subscribe, unsubscribe
from qala.ground.notifications.actions.keeping import sweep
from qala.ground.notifications.actions.notify import Recipient, notify
from qala.ground.notifications.actions.read import read, read_all
from qala.ground.notifications.actions.resend import resend, resend_dead
from qala.ground.notifications.actions.words import reset_words, save_words

__all__ = [
    "Recipient",
    "choose",
    "notify",
    "read",
    "read_all",
    "resend",
    "resend_dead",
    "reset_words",
    "save_words",
    "subscribe",
    "sweep",
    "unsubscribe",
]
