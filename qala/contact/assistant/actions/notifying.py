"""Notifications for those who have linked their messenger: queued as lines of their conversation."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from qala.contact.assistant.actions.write import write_turn
from qala.contact.assistant.channels.telegram import telegram
from qala.contact.assistant.models import Channel, Conversation, Who
from qala.ground.notifications.senders.base import Message, Outcome, SendAll, register
from qala.shared.clock import now
from qala.shared.db import atomic


class TelegramNotices:
    """The adapter; see `notifications.senders.base.Sender`."""

    def is_offered(self) -> bool:
        """Only where the city has a bot."""
        return telegram() is not None

    def reaches(self, user_ids: Sequence[int]) -> set[int]:
        """Accounts with a linked conversation that they have not blocked. One statement."""
        rows = Conversation.objects.filter(channel=Channel.TELEGRAM, user__in=user_ids, is_gone=False)
        return {pk for pk in rows.values_list("user_id", flat=True) if pk is not None}

    @contextmanager
    def opened(self) -> Iterator[SendAll]:
        """Nothing to open: the room's own job sends, with its pauses."""
        yield lambda messages: map(_queue, messages)


def _queue(message: Message) -> Outcome:
    rows = Conversation.objects.filter(channel=Channel.TELEGRAM, user=message.user_id, is_gone=False)
    conversation = rows.order_by("-seen_at").first() if message.user_id is not None else None
    if conversation is None:
        return Outcome("refused", is_final=True)
    with atomic():
        links = [(message.title, message.url)] if message.url else []
        words = "\n".join(part for part in (message.title, message.text) if part)
        write_turn(conversation, Who.ASSISTANT, words, links=links, at=now())
    return Outcome()


def register_notices() -> None:
    """Make the channel known to the notifications."""
    register("telegram", TelegramNotices())
