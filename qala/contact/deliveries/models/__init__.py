"""One noun per file."""

from qala.contact.deliveries.models.sending import Sending, State
from qala.contact.deliveries.models.system import OutgoingRequest, OutsideSystem
from qala.contact.deliveries.models.webhook import Delivery, Webhook

__all__ = ["Delivery", "OutgoingRequest", "OutsideSystem", "Sending", "State", "Webhook"]
