"""The room's verbs."""

from qala.contact.assistant.actions.handle import handle, try_again
from qala.contact.assistant.actions.receive import receive
from qala.contact.assistant.actions.sweep import sweep
from qala.contact.assistant.actions.talk import end_talk, promote, reply

__all__ = ["end_talk", "handle", "promote", "receive", "reply", "sweep", "try_again"]
