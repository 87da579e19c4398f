"""Polls in conversation."""

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.rules.kinds import Input


@effect("list_polls")
def list_polls(chat: Chat, given: Input) -> str:
    """Open polls."""
    chat.say(_("There is no open poll now."))
    return "none"


@effect("open_poll", "open_first_poll")
def open_poll(chat: Chat, given: Input) -> str:
    """Its first question."""
    return "none"


@effect("answer_poll")
def answer_poll(chat: Chat, given: Input) -> str:
    """One answer."""
    return "none"


def offer_polls(chat: Chat) -> None:
    """Which one."""


def offer_question(chat: Chat) -> None:
    """The present question."""
