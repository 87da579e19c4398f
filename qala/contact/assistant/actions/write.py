"""Write a line of the transcript, and send it on its way where the channel has a way."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from qala.contact.assistant import channels
from qala.contact.assistant.access import ANSWER
from qala.contact.assistant.events import LineQueued
from qala.contact.assistant.models import Conversation, Outbound, Turn, Who
from qala.shared.events import publish
from qala.shared.live import announce

TOPIC = "assistant"


def write_turn(
    conversation: Conversation,
    who: str,
    text: str,
    *,
    at: datetime,
    operator: Any = None,
    buttons: Sequence[dict[str, Any]] = (),
    links: Sequence[tuple[str, str]] = (),
    parts: dict[str, Any] | None = None,
) -> Turn:
    """One line, inside the caller's transaction. Lines for a person in a messenger are queued to be sent."""
    turn = Turn.objects.create(
        conversation=conversation, who=who, operator=operator, text=text, buttons=list(buttons),
        links=[list(link) for link in links], parts=parts or {}, at=at,
    )  # fmt: skip
    if who != Who.PERSON and channels.is_pushing(conversation.channel) and conversation.outside_sealed:
        Outbound.objects.create(conversation=conversation, turn=turn, next_try_at=at, made_at=at)
        publish(LineQueued(conversation.pk))
    if conversation.is_with_person:
        announce(TOPIC, {"conversation": str(conversation.pk)}, to=[f"perm:{ANSWER}"])
    return turn
