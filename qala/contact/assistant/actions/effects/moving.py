"""Around the dialogue: menu, back, cancel, language, what was not understood, and what is said out of the blue."""

from django.utils.translation import activate
from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.asking import answer
from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.actions.effects.helping import propose
from qala.contact.assistant.rules.kinds import Input
from qala.contact.assistant.rules.words import is_greeting
from qala.shared.folding import fold

_ASKING = """
қалай қайда қашан қанша кімге неге как где куда когда сколько кто какие какой зачем почему
how where when what who which why
"""
_QUESTION_WORDS = frozenset(fold(word) for word in _ASKING.split())
LEAST_WORDS, LEAST_LETTERS = 2, 8


@effect("menu")
def menu(chat: Chat, given: Input) -> str:
    """What was begun is kept."""
    return "ok"


@effect("nothing")
def nothing(chat: Chat, given: Input) -> str:
    """A state that needs no looking up."""
    return "ok"


@effect("cancel")
def cancel(chat: Chat, given: Input) -> str:
    """What was begun is dropped; uploads nobody claims are swept away by `files`."""
    if chat.slots.is_begun:
        chat.say(_("Cancelled: nothing was sent."))
    chat.slots = chat.slots.begun()
    return "ok"


@effect("back")
def back(chat: Chat, given: Input) -> str:
    """The table leads to the step before."""
    return "ok"


@effect("speak")
def speak(chat: Chat, given: Input) -> str:
    """Another language from here on; the question is asked again in it."""
    language = given.value or chat.conversation.language
    chat.conversation.language, chat.conversation.is_language_chosen = language, True
    activate(language)
    chat.say(_("We go on in English."))
    return "ok"


@effect("hint")
def hint(chat: Chat, given: Input) -> str:
    """Nothing is lost: the question is asked again."""
    chat.say(_("I did not quite understand that here."))
    return "ok"


@effect("strange")
def strange(chat: Chat, given: Input) -> str:
    """Stickers, empty messages, kinds of documents that are not taken."""
    chat.say(_("I can read words, photos, videos, voice messages and places. The rest I cannot use yet."))
    return "ok"


@effect("listen")
def listen(chat: Chat, given: Input) -> str:
    """Words out of the blue: a greeting, a question, or the matter itself."""
    text = given.text
    if is_greeting(text):
        chat.say(_("Hello!"))
        return "short"
    if is_question(text):
        answer(chat, given)
        return "asked"
    if not is_telling(text):
        chat.say(_("Please tell me a little more, or press a button."))
        return "short"
    if not chat.slots.is_begun:
        chat.slots = chat.slots.begun()
    chat.slots.add_text(text)
    propose(chat)
    chat.say(_("Thank you, I am writing this down as an appeal."))
    return "report"


def is_question(text: str) -> bool:
    """Whether it asks rather than tells."""
    first = fold(text).split()[:1]
    return text.rstrip().endswith("?") or (bool(first) and first[0] in _QUESTION_WORDS)


def is_telling(text: str) -> bool:
    """Whether a description says enough to begin with."""
    return len(text.split()) >= LEAST_WORDS and sum(map(str.isalpha, text)) >= LEAST_LETTERS
