"""The room's verbs."""

from qala.contact.assistant.actions.handle import handle, try_again
from qala.contact.assistant.actions.receive import receive

__all__ = ["handle", "receive", "try_again"]
