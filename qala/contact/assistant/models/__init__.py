"""The room's tables."""

from qala.contact.assistant.models.conversation import Channel, Conversation, VoiceNote
from qala.contact.assistant.models.inbound import Inbound
from qala.contact.assistant.models.outbound import Outbound
from qala.contact.assistant.models.turn import Turn, Who

__all__ = ["Channel", "Conversation", "Inbound", "Outbound", "Turn", "VoiceNote", "Who"]
