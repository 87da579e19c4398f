"""A typed phone in a city that takes none without a code: the same code as the public form sends."""

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.actions.effects.words import hands
from qala.contact.assistant.ports import gate
from qala.contact.assistant.rules.kinds import Input
from qala.shared.errors import TooMany


@effect("send_code")
def send_code(chat: Chat, given: Input) -> str:
    """When the question comes up."""
    if not gate().needs_proof():
        chat.slots.needs_proof = False
        return "needless"
    return "sent" if chat.slots.proof else _send(chat)


@effect("code_again")
def code_again(chat: Chat, given: Input) -> str:
    """It has not come."""
    return _send(chat)


def _send(chat: Chat) -> str:
    try:
        chat.slots.proof = gate().send_code(
            phone=chat.slots.phone,
            device=device_of(chat),
            language=chat.conversation.language,
            hands=hands(chat),
        )
    except TooMany:
        chat.say(_("Too many codes were asked for. Please go on without a phone, or try again in an hour."))
        chat.slots.take_phone("", is_own=False)
        chat.slots.is_contacted = False
        return "wait"
    return "sent"


@effect("check_code")
def check_code(chat: Chat, given: Input) -> str:
    """The code that was typed."""
    chat.mask = True
    typed = given.text.strip()[:20]
    if gate().is_right(token=chat.slots.proof, typed=typed, device=device_of(chat)):
        chat.slots.needs_proof, chat.slots.is_proven = False, True
        chat.say(_("Thank you, this phone is confirmed."))
        return "ok"
    chat.say(_("This code is wrong or too old."))
    return "wrong"


def device_of(chat: Chat) -> str:
    """The code is bound to this conversation."""
    return chat.conversation.outside_hash[:64]
