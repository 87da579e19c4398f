"""Find by number: stage and promise for everybody, more with the code."""

from django.utils.translation import gettext as _

from qala.contact.appeals.actions.as_holder import opens
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.reporters import opens_as_reporter, reporter_by_number, shared_appeal
from qala.contact.appeals.rules.numbers import find_numbers, read_number
from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.actions.effects.words import hands, moment
from qala.contact.assistant.queries.standing import Standing, by_number, last_answer, standing
from qala.contact.assistant.rules.kinds import Input
from qala.contact.assistant.rules.parameters import AssistantParameters
from qala.contact.catalog.queries import book
from qala.shared.errors import TooMany
from qala.shared.parameters.reading import of_today
from qala.shared.throttle import count_attempt

PER_SECONDS = 600
TRIES_PER_NUMBER = 10  # as on the public page: both count together


@effect("begin_find")
def begin_find(chat: Chat, given: Input) -> str:
    """The number is asked for."""
    return "ok"


@effect("find")
def find(chat: Chat, given: Input) -> str:
    """Numbers follow one another, so asking for many of them takes long."""
    typed = given.value.removeprefix("number:") or given.text
    number = read_number(typed) or next(iter(find_numbers(typed)), "")
    try:
        _count(chat)
    except TooMany:
        chat.say(_("You have asked for many numbers. Please wait ten minutes."))
        return "wait"
    found = by_number(number) if number else None
    reporter = None if found or not number else reporter_by_number(number)
    if found is None and reporter is None:
        chat.say(_("There is no appeal with this number. Please check it: it looks like 26-0001234-K."))
        return "unknown"
    if reporter is not None:
        found = standing(shared_appeal(reporter))
    assert found is not None
    chat.slots.number = number
    _tell(chat, found, number)
    if reporter is None and chat.conversation.appeals.filter(pk=found.appeal.pk).exists():
        _tell_whole(chat, found.appeal)
        return "whole"
    return "found"


def _count(chat: Chat) -> None:
    """Whoever begins another conversation is still at the same address. Raises TooMany."""
    rule, (who, *addresses) = of_today(AssistantParameters), hands(chat)
    count_attempt("assistant.find", who, limit=rule.finds_limit, seconds=PER_SECONDS)
    for address in addresses:
        count_attempt("assistant.find", address, limit=rule.address_finds_limit, seconds=PER_SECONDS)


def _tell(chat: Chat, found: Standing, number: str) -> None:
    chat.say(_("Appeal %(number)s: %(stage)s.") % {"number": number, "stage": found.stage})
    if found.promised_at:
        chat.say(_("Promised by %(moment)s.") % {"moment": moment(found.promised_at)})


def _tell_whole(chat: Chat, appeal: Appeal) -> None:
    known = book()
    chat.say(_("Topic: %(topic)s.") % {"topic": known.topic_name(appeal.topic_id)})
    if appeal.executor_id:
        chat.say(_("Executor: %(executor)s.") % {"executor": known.executor_name(appeal.executor_id)})
    if said := last_answer(appeal):
        chat.say(_("Answer: %(answer)s") % {"answer": said})


def _tell_shared(chat: Chat, appeal: Appeal) -> None:
    """To who has joined: as the site's page for them, nothing of topics that are kept from the public."""
    chat.say(_("You follow this appeal with others."))
    if not appeal.is_legal and appeal.topic.is_public:
        _tell_whole(chat, appeal)


@effect("open_by_code")
def open_by_code(chat: Chat, given: Input) -> str:
    """The code opens topic, executor and answer; a wrong one is counted, here and on the site together."""
    chat.mask = True
    number = chat.slots.number
    try:
        count_attempt("secret", number, limit=TRIES_PER_NUMBER, seconds=PER_SECONDS)
    except TooMany:
        chat.say(_("Too many attempts with this number. Please wait ten minutes."))
        return "wait"
    appeal = Appeal.objects.filter(number=number).first()
    if appeal is not None and opens(appeal, given.text):
        _tell_whole(chat, appeal)
        return "ok"
    reporter = reporter_by_number(number)
    if reporter is not None and opens_as_reporter(reporter, given.text):
        _tell_shared(chat, shared_appeal(reporter))
        return "ok"
    chat.say(_("This code does not belong to the number."))
    return "wrong"
