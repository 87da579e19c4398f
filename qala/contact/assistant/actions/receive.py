"""An update is stored before anything is done with it."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError
from django.utils.translation import get_language

from qala.contact.assistant.actions.sealing import outside_hash, sealed
from qala.contact.assistant.models import Conversation, Inbound
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.languages import LANGUAGES


def receive(
    *,
    channel: str,
    update_key: str,
    outside_id: str,
    payload: Mapping[str, Any],
    language: str = "",
    user: Any = None,
    is_sent_to: bool = False,
    needs_fetching: bool = False,
) -> tuple[Conversation, bool]:
    """Store one update; (the conversation, whether the update is new). The same update again changes nothing.

    `is_sent_to`: answers go to `outside_id`, which is kept sealed.
    """
    with atomic():
        conversation = conversation_of(
            channel, outside_id, language=language, user=user, is_sent_to=is_sent_to
        )
        try:
            with atomic():
                Inbound.objects.create(
                    channel=channel, update_key=update_key, conversation=conversation, payload=kept(payload),
                    needs_fetching=needs_fetching, received_at=now(),
                )  # fmt: skip
        except IntegrityError:  # assistant_inbound_once
            return conversation, False
    return conversation, True


def conversation_of(
    channel: str, outside_id: str, *, language: str = "", user: Any = None, is_sent_to: bool = False
) -> Conversation:
    """The person's conversation in the channel, begun with the first word."""
    at = now()
    spoken = language[:2] if language[:2] in LANGUAGES else (get_language() or "kk")[:2]
    conversation, _is_new = Conversation.objects.get_or_create(
        channel=channel,
        outside_hash=outside_hash(channel, outside_id),
        defaults={
            "outside_sealed": sealed(outside_id) if is_sent_to else "",
            "user": user,
            "language": spoken,
            "started_at": at,
            "seen_at": at,
        },
    )
    return conversation


def kept(value: Any) -> Any:
    """The JSON as PostgreSQL can keep it: without NUL and halves of letters, which nobody writes by hand."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-16-le", "replace").decode("utf-16-le", "replace")
    if isinstance(value, Mapping):
        return {kept(name): kept(each) for name, each in value.items()}
    return [kept(each) for each in value] if isinstance(value, list | tuple) else value
