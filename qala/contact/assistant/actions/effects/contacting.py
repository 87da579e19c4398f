"""How to reach the person: a phone, or nothing."""

from django.utils.translation import gettext as _

from qala.contact.appeals.actions.register import Person
from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.ports import gate
from qala.contact.assistant.rules.kinds import Input
from qala.ground.people.rules.phones import for_people, to_e164


@effect("known_phone")
def known_phone(chat: Chat, given: Input) -> str:
    """Whoever is signed in need not say it again."""
    user = chat.conversation.user
    if user is None or not (user.phone or user.email):
        return "none"
    chat.slots.take_phone(user.phone or "", is_own=True)
    return "known"


@effect("set_phone")
def set_phone(chat: Chat, given: Input) -> str:
    """A typed number."""
    chat.mask = True
    return _keep(chat, given.text, is_own=False)


@effect("share_phone")
def share_phone(chat: Chat, given: Input) -> str:
    """A number that the messenger hands over; the person's own one is as good as confirmed."""
    chat.mask = True
    return _keep(chat, given.value, is_own=chat.event.is_own_phone)


def _keep(chat: Chat, typed: str, *, is_own: bool) -> str:
    phone = to_e164(typed if typed.startswith("+") or not is_own else f"+{typed}")
    if phone is None:
        chat.say(_("This is not a phone number. Please write it as +7 701 123 45 67, or go on without one."))
        return "wrong"
    chat.slots.take_phone(phone, is_own=is_own, needs_proof=not is_own and gate().needs_proof())
    return "ok"


@effect("no_phone")
def no_phone(chat: Chat, given: Input) -> str:
    """Anonymous: with number and code the appeal can be followed all the same. Not every city takes that."""
    if is_contact_missing(chat):
        chat.say(_("An appeal is taken with a phone here. Please write your number."))
        fix_contact(chat, given)
        return "needed"
    chat.slots.take_phone("", is_own=False)
    return "ok"


def is_contact_missing(chat: Chat, phone: str = "") -> bool:
    """Whether the city takes no appeal without a contact, and there is none: an account is one."""
    return not (phone or chat.conversation.user_id or gate().takes_anonymous())


@effect("fix_contact")
def fix_contact(chat: Chat, given: Input) -> str:
    """Another number."""
    chat.slots.take_phone("", is_own=False)
    chat.slots.is_contacted = False
    return "ok"


def person_of(chat: Chat) -> Person:
    """Who writes, as far as they said."""
    user = chat.conversation.user
    name = getattr(user, "full_name", "") or "" if user else ""
    phone = "" if chat.slots.needs_proof else chat.slots.phone
    return Person(full_name=name, phone=phone, has_agreed=bool(phone))


def proven(chat: Chat) -> frozenset[str]:
    """The kinds of contacts that are shown to be the person's own: by a code, or by the messenger."""
    slots = chat.slots
    return frozenset({"phone"}) if slots.phone and (slots.is_own_phone or slots.is_proven) else frozenset()


def shown_phone(chat: Chat) -> str:
    """As a summary shows it: enough to notice a wrong one."""
    number = chat.slots.phone
    return f"{for_people(number)[:7]} ••• {number[-2:]}" if number else ""
