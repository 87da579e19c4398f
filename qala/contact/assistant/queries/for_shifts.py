"""Conversations that wait for a person, as the queue of channels shows them."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.contact.assistant.models import Conversation
from qala.contact.assistant.rules.slots import Slots
from qala.contact.catalog.queries import book
from qala.contact.shifts.ports import QueueItem, QueueSource
from qala.shared.db import as_id

QUEUE_CODE = "assistant"


def waiting_conversations() -> QuerySet[Conversation]:
    """Also those that somebody has taken: they leave when the talk ends."""
    return Conversation.objects.exclude(waiting_since=None)


def _item(conversation: Conversation) -> QueueItem:
    """Without a word of what was said: that opens with the conversation, where the look is written down."""
    slots = Slots.of(conversation.slots)
    known = book()
    words = (
        known.topic_name(slots.topic_id) if slots.topic_id in known.topics else _("the topic is not known")
    )
    title = f"№ {conversation.pk} · {conversation.get_channel_display()}"
    return QueueItem(
        QUEUE_CODE, str(conversation.pk), conversation.waiting_since or conversation.seen_at, title,
        language=conversation.language,
        url=conversation.get_absolute_url(), hint=words, priority=1 if slots.warned else 0,
    )  # fmt: skip


def _waiting(limit: int) -> Iterable[QueueItem]:
    return [_item(each) for each in waiting_conversations().order_by("waiting_since", "id")[:limit]]


def _find(key: str) -> QueueItem | None:
    found = waiting_conversations().filter(pk=as_id(key) or 0).first()
    return _item(found) if found else None


QUEUE = QueueSource(
    QUEUE_CODE, gettext_lazy("Conversations of the assistant"), "message", _waiting, _find,
    lambda: waiting_conversations().count(),
)  # fmt: skip
