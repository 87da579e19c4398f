"""What the appeal is about: guessed, confirmed, chosen."""

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.queries.topics import groups, is_usable, topics_for, topics_of
from qala.contact.assistant.rules.kinds import Button, Input
from qala.contact.catalog.queries import book
from qala.shared.db import as_id

MOST_BUTTONS = 12


@effect("guess_topic")
def guess_topic(chat: Chat, given: Input) -> str:
    """When the question comes up: what the text sounds like."""
    chat.slots.guesses = topics_for(chat.slots.text) or topics_for(chat.slots.hint)
    return "ok"


@effect("first_topic")
def first_topic(chat: Chat, given: Input) -> str:
    """Yes, that is it."""
    if not chat.slots.guesses:
        return "none"
    chat.slots.take_topic(chat.slots.guesses[0])
    return "ok"


@effect("pick_topic")
def pick_topic(chat: Chat, given: Input) -> str:
    """One of the offered topics, or a group whose topics are offered next."""
    kind, _colon, number = given.value.partition(":")
    pk = as_id(number) or 0
    if kind == "group":
        chat.slots.guesses = topics_of(pk)[:MOST_BUTTONS]
        return "listed" if chat.slots.guesses else "gone"
    if kind != "topic" or not is_usable(pk):
        return "gone"
    chat.slots.take_topic(pk)
    return "ok"


@effect("search_topic")
def search_topic(chat: Chat, given: Input) -> str:
    """The topic in the person's own words."""
    found = topics_for(given.text)
    if not found:
        chat.say(_("I know no such topic. Please choose the nearest one."))
        return list_topics(chat, given) and "none"
    chat.slots.guesses = found
    return "listed"


@effect("list_topics", "fix_topic")
def list_topics(chat: Chat, given: Input) -> str:
    """None of these: the groups."""
    chat.slots.topic_id, chat.slots.guesses = None, []
    chat.offer(*(Button(group.name, f"group:{group.pk}") for group in groups()[:MOST_BUTTONS]))
    return "ok"


def topic_buttons(chat: Chat) -> list[Button]:
    """The present guesses."""
    known = book()
    return [Button(known.topic_name(pk), f"topic:{pk}") for pk in chat.slots.guesses]
