"""Frequent questions: an article with its link and a stated confidence, or an honest "I do not know"."""

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.queries.answers import best_answer
from qala.contact.assistant.rules.kinds import Button, Input
from qala.contact.assistant.rules.parameters import AssistantParameters
from qala.shared.parameters.reading import of_today

MOST_SHOWN = 900  # characters of an article; the rest is behind the link


@effect("begin_asking")
def begin_asking(chat: Chat, given: Input) -> str:
    """The question is asked for."""
    return "ok"


@effect("answer")
def answer(chat: Chat, given: Input) -> str:
    """From the knowledge base."""
    chat.slots.question = given.text[:500]
    found = best_answer(given.text, chat.conversation.language)
    if found is None or found.percent < of_today(AssistantParameters).least_confidence:
        chat.say(
            _("I do not know the answer. I can register your question as an appeal, or ask a person to join.")
        )
        chat.offer(
            Button(_("Write an appeal"), "report"),
            Button(_("Talk to a person"), "person"),
            Button(_("Menu"), "menu"),
        )
        return "unsure"
    chat.say(f"{found.answer.title}\n{shortened(found.text)}")
    chat.say(_("I am %(percent)s %% sure that this is your question.") % {"percent": min(found.percent, 99)})
    if found.answer.is_fallback:
        chat.say(_("This answer is not translated yet."))
    chat.offer(Button(_("Yes, this helped"), "yes"), Button(_("No"), "no"))
    return "sure"


def shortened(text: str) -> str:
    """As much as fits into a message, cut between words."""
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN].rsplit(' ', 1)[0]}…"


@effect("thanked")
def thanked(chat: Chat, given: Input) -> str:
    """It helped."""
    chat.slots.question = ""
    chat.say(_("I am glad."))
    return "ok"


@effect("not_helped")
def not_helped(chat: Chat, given: Input) -> str:
    """It did not."""
    chat.say(_("I am sorry. Ask in other words, register it as an appeal, or talk to a person."))
    chat.offer(
        Button(_("Write an appeal"), "report"),
        Button(_("Talk to a person"), "person"),
        Button(_("Menu"), "menu"),
    )
    return "ok"
