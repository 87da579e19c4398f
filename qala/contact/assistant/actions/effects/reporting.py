"""The description and what is attached to it."""

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.actions.effects.helping import propose
from qala.contact.assistant.actions.effects.placing import remember_point
from qala.contact.assistant.rules.kinds import Input
from qala.contact.assistant.rules.slots import MOST_FILES, MOST_TEXT

LEAST = 5  # letters of a description


@effect("begin_report")
def begin_report(chat: Chat, given: Input) -> str:
    """A new appeal, or the one that was begun. A question that found no answer is its first text."""
    if chat.slots.is_begun:
        chat.say(_("We go on with the appeal that you have begun."))
        return "on"
    question = chat.slots.question
    chat.slots = chat.slots.begun()
    if question:
        chat.slots.add_text(question)
        return "on"
    return "ok"


@effect("describe")
def describe(chat: Chat, given: Input) -> str:
    """The matter in the person's own words; pieces are put together."""
    if sum(map(str.isalpha, given.text)) < LEAST:
        chat.say(_("That is very short. What happened, since when, and whom does it trouble?"))
        return "short"
    _add(chat, given.text)
    propose(chat)
    return "ok"


@effect("add_text")
def add_text(chat: Chat, given: Input) -> str:
    """One more piece of the description."""
    if _add(chat, given.text):
        chat.say(_("I have added this to the description."))
    return "ok"


def _add(chat: Chat, text: str) -> bool:
    is_whole = chat.slots.add_text(text)
    if not is_whole:
        most = f"{MOST_TEXT:,}".replace(",", "\u00a0")
        chat.say(_("The description is full at %(most)s characters; the rest was left out.") % {"most": most})
    return is_whole


@effect("fix_text")
def fix_text(chat: Chat, given: Input) -> str:
    """The description is written anew."""
    chat.slots.text = ""
    return "ok"


@effect("first_files")
def first_files(chat: Chat, given: Input) -> str:
    """A photo comes before any word."""
    if not chat.slots.is_begun:
        chat.slots = chat.slots.begun()
    chat.slots.text = ""
    add_files(chat, given)
    return "ok"


@effect("add_files")
def add_files(chat: Chat, given: Input) -> str:
    """Photos, videos and voice messages; an album is acknowledged once. Words with them are part of the description."""
    event, slots = chat.event, chat.slots
    is_same_album = bool(event.album) and event.album == slots.album
    slots.album = event.album
    if event.files or event.voices:
        if not slots.add_files(event.files, event.voices):
            chat.say(_("At most %(most)s files can belong to one appeal.") % {"most": MOST_FILES})
    else:
        chat.say(_("This file could not be taken: photos, videos and voice messages are."))
    if given.text:
        _add(chat, given.text)
    if is_same_album and not given.text:
        chat.is_quiet = True
        return "ok"
    chat.say(_received(chat))
    return "ok"


def _received(chat: Chat) -> str:
    if chat.event.voices and not chat.event.files:
        return _("The voice message is kept for the operator; I cannot listen to it myself.")
    return _("Thank you, received.") if chat.event.files else ""


@effect("want_files")
def want_files(chat: Chat, given: Input) -> str:
    """Yes: then send them."""
    chat.say(_("Please send them, one or several."))
    return "ok"


@effect("end_files")
def end_files(chat: Chat, given: Input) -> str:
    """Nothing more is attached."""
    chat.slots.is_attached = True
    return "ok"


@effect("first_place")
def first_place(chat: Chat, given: Input) -> str:
    """A place comes before any word."""
    if not chat.slots.is_begun:
        chat.slots = chat.slots.begun()
    remember_point(chat)
    chat.slots.text = ""
    return "ok"


@effect("keep_point")
def keep_point(chat: Chat, given: Input) -> str:
    """The place comes while the matter is still being described."""
    return "ok" if remember_point(chat) else "outside"
