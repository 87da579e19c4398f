"""Moments in words, and whom limits count."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat


def moment(at: datetime) -> str:
    """The city's day and time."""
    return str(date_format(localtime(at), "SHORT_DATETIME_FORMAT"))


def until(promised_at: datetime | None) -> str:
    """The promise, "" where there is none."""
    return _("The answer is promised by %(moment)s.") % {"moment": moment(promised_at)} if promised_at else ""


def hands(chat: Chat) -> tuple[str, ...]:
    """Whom a limit counts: the person of the messenger or the session, and where the message came from."""
    return (f"{chat.conversation.channel} {chat.conversation.outside_hash}", *chat.event.sources)
