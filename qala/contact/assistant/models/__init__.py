"""The room's tables."""

from qala.contact.assistant.models.conversation import Channel, Conversation, VoiceNote
from qala.contact.assistant.models.inbound import Inbound
from qala.contact.assistant.models.outbound import Outbound
from qala.contact.assistant.models.turn import GREETING, Turn, Who

__all__ = ["GREETING", "Channel", "Conversation", "Inbound", "Outbound", "Turn", "VoiceNote", "Who"]
