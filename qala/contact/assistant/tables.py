"""Columns of the room's lists."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from qala.contact.assistant.models import Conversation, Inbound
from qala.contact.assistant.rules.slots import Slots
from qala.contact.catalog.queries import book
from qala.shared.lists.table import Column, Table


def when(moment: Any) -> str:
    """Short, in the city's time; "" for none."""
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""


def topic_of(conversation: Conversation) -> str:
    """What the conversation is about, as far as it is known."""
    topic_id, known = Slots.of(conversation.slots).topic_id, book()
    return known.topic_name(topic_id) if topic_id in known.topics else ""


class ConversationTable(Table):
    """Conversations; of what was said nothing."""

    columns = [
        Column("number", _("Conversation"), value=str, is_fixed=True),
        Column("seen", _("Last message"), value=lambda c: when(c.seen_at), sort="seen_at"),
        Column("channel", _("Channel"), value=lambda c: c.get_channel_display()),
        Column("language", _("Language"), value=lambda c: c.get_language_display()),
        Column("state", _("State"), value=lambda c: "", template="assistant/cells/state.html"),
        Column("topic", _("Topic"), value=topic_of),
        Column("waiting", _("Waiting since"), value=lambda c: when(c.waiting_since), sort="waiting_since"),
        Column("operator", _("Operator"), value=lambda c: c.operator.full_name if c.operator else ""),
    ]
    default_sort = "-seen"

    def row_url(self, row: Any) -> str:
        """The conversation."""
        return str(row.get_absolute_url())

    def row_label(self, row: Any) -> str:
        """Its number."""
        return str(row)


class FailedTable(Table):
    """Updates that could not be handled; of what they say nothing."""

    columns = [
        Column("received", _("Received"), value=lambda i: when(i.received_at), is_fixed=True),
        Column("channel", _("Channel"), value=lambda i: i.get_channel_display()),
        Column("conversation", _("Conversation"), value=lambda i: f"№ {i.conversation_id}"),
        Column("state", _("State"), value=lambda i: i.get_state_display()),
        Column("attempts", _("Attempts"), value=lambda i: i.attempts, align="end"),
        Column("error", _("Error"), value=lambda i: i.error),
        Column(
            "place", _("Place in the program"), value=lambda i: i.place.splitlines()[-1] if i.place else ""
        ),
        Column("again", _("Try again"), value=lambda i: "", template="assistant/cells/again.html"),
    ]
    default_sort = "-id"

    def row_tone(self, row: Any) -> str:
        """What was given up stands out."""
        return "bad" if row.state == Inbound.State.FAILED else ""
