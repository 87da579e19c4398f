"""What the moves of the dialogue do. Each effect reads and writes the slots, says something, and names its result."""

from qala.contact.assistant.actions.effects import (
    asking,
    contacting,
    finding,
    linking,
    moving,
    persons,
    placing,
    polling,
    proving,
    registering,
    reporting,
    similar,
    topics,
)
from qala.contact.assistant.actions.effects.chat import EFFECTS, Chat

__all__ = [
    "EFFECTS",
    "Chat",
    "asking",
    "contacting",
    "finding",
    "linking",
    "moving",
    "persons",
    "placing",
    "polling",
    "proving",
    "registering",
    "reporting",
    "similar",
    "topics",
]
