"""The room's verbs."""

from qala.contact.deliveries.actions.collect import collect
from qala.contact.deliveries.actions.deliver import deliver
from qala.contact.deliveries.actions.forward import forward
from qala.contact.deliveries.actions.keeping import sweep
from qala.contact.deliveries.actions.listen import ask_system
from qala.contact.deliveries.actions.setup import renew_secret, resend, save_system, save_webhook
from qala.contact.deliveries.actions.tell import tell

__all__ = [
    "ask_system",
    "collect",
    "deliver",
    "forward",
    "renew_secret",
    "resend",
    "save_system",
    "save_webhook",
    "sweep",
    "tell",
]
