"""A person of the centre in the conversation: comes, answers, registers, gives back."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from qala.contact.appeals.actions.register import Person, Place, Registered, register
from qala.contact.assistant.access import can_answer
from qala.contact.assistant.actions.effects.chat import Chat
from qala.contact.assistant.actions.effects.prompts import ask
from qala.contact.assistant.actions.effects.registering import code_of, remark_of
from qala.contact.assistant.actions.effects.similar import CHANNEL
from qala.contact.assistant.actions.effects.words import until
from qala.contact.assistant.actions.files import files_of
from qala.contact.assistant.actions.write import write_turn
from qala.contact.assistant.models import Conversation, Turn, VoiceNote, Who
from qala.contact.assistant.queries.for_shifts import QUEUE_CODE
from qala.contact.assistant.rules.kinds import Event, State
from qala.contact.assistant.rules.slots import Slots
from qala.contact.catalog.rules.stages import TargetKind
from qala.contact.shifts.actions.queue import settle, take
from qala.ground.people.models import User
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require

MOST_WORDS = 4000


def hand_over(*, conversation_id: int, operator_id: int) -> None:
    """The queue has given the conversation to an operator. For the listener: no rights are asked again."""
    with atomic():
        conversation = lock(Conversation, conversation_id)
        if not conversation.is_with_person:
            return
        conversation.state, conversation.operator_id = State.TALK, operator_id
        conversation.save(update_fields=["state", "operator"])
        name = User.objects.get(pk=operator_id).full_name.split(" ")[0]
        with override(conversation.language):
            _tell(conversation, _("%(name)s from the contact centre is here.") % {"name": name}, State.TALK)


def give_back(*, conversation_id: int) -> None:
    """The operator has put it back: it waits for another."""
    with atomic():
        conversation = lock(Conversation, conversation_id)
        if conversation.state != State.TALK:
            return
        conversation.state, conversation.operator = State.WAITING, None
        conversation.save(update_fields=["state", "operator"])


def reply(*, conversation_id: int, text: str, by: Any) -> Turn:
    """The operator answers; whoever answers a waiting conversation takes it first.

    Raises NotAllowed, Missing, Conflict (it is over, or with another), Invalid.
    """
    words = text.strip()
    if not words or len(words) > MOST_WORDS:
        raise Invalid(fields={"text": gettext_lazy("Please write an answer of at most 4,000 characters.")})
    with atomic():
        conversation = _own(conversation_id, by)
        return write_turn(conversation, Who.OPERATOR, words, operator=by, at=now())


def end_talk(*, conversation_id: int, by: Any) -> Conversation:
    """Back to the assistant, with what was filled in before. Raises NotAllowed, Missing, Conflict."""
    with atomic():
        conversation = _own(conversation_id, by)
        _leave(conversation)
        with override(conversation.language):
            _tell(conversation, _("The assistant goes on from here."), State.MENU)
        settle(channel=QUEUE_CODE, key=str(conversation.pk))
    return conversation


def promote(
    *,
    conversation_id: int,
    text: str,
    topic_id: int,
    address: str,
    place: Place | None = None,
    phone: str = "",
    by: Any,
) -> Registered:
    """Register what the conversation has brought as an appeal: by the same action, with its files; the person gets
    number, code and promise in the conversation. Raises NotAllowed, Missing, Conflict, Invalid."""
    with atomic():
        conversation = _own(conversation_id, by)
        slots = Slots.of(conversation.slots)
        chat = Chat(conversation, slots, Event())
        kept = slots.place
        if place is None:
            is_same = address.strip() == (kept.get("address") or "")
            place = Place(
                lon=kept.get("lon") if is_same else None, lat=kept.get("lat") if is_same else None,
                building_id=kept.get("building_id") if is_same else None, address=address,
            )  # fmt: skip
        made = register(
            text=text, topic_id=topic_id, channel=CHANNEL, language=conversation.language, place=place, by=by,
            person=Person(phone=phone or slots.phone, has_agreed=bool(phone or slots.phone)),
            resident=conversation.user,
            secret=code_of(chat), remark=remark_of(chat), **files_of(conversation, slots),
        )  # fmt: skip
        conversation.appeals.add(made.appeal)
        VoiceNote.objects.filter(conversation=conversation, pk__in=slots.voices).update(appeal=made.appeal)
        conversation.slots = slots.begun().as_json()
        conversation.save(update_fields=["slots"])
        with override(conversation.language):
            _tell(conversation, _receipt(made), State.TALK)
    return made


def _receipt(made: Registered) -> str:
    resolve = next((target for target in made.targets if target.kind == TargetKind.RESOLVE), None)
    said = _("Your appeal is registered. Number: %(number)s, code: %(code)s.") % {
        "number": made.appeal.number, "code": made.secret,
    }  # fmt: skip
    return "\n\n".join(part for part in (said, until(resolve.due_at if resolve else None)) if part)


def _own(conversation_id: int, by: Any) -> Conversation:
    """The conversation, locked, in the hands of this operator."""
    require(can_answer(by))
    conversation = lock(Conversation, conversation_id)
    if conversation.state == State.WAITING:
        take(channel=QUEUE_CODE, key=str(conversation.pk), by=by)
        conversation.refresh_from_db()
    if conversation.state != State.TALK:
        raise Conflict(gettext_lazy("This conversation is with the assistant again."), code="ended")
    if conversation.operator_id != by.pk:
        raise Conflict(gettext_lazy("Another operator answers here."), code="taken")
    return conversation


def _leave(conversation: Conversation) -> None:
    conversation.state, conversation.operator, conversation.waiting_since = State.MENU, None, None
    conversation.save(update_fields=["state", "operator", "waiting_since"])


def _tell(conversation: Conversation, words: str, state: State) -> None:
    """The assistant says something by itself, and asks the question of the state."""
    chat = Chat(conversation, Slots.of(conversation.slots), Event())
    chat.say(words)
    ask(chat, state)
    buttons = [{"label": each.label, "value": each.value, "asks": each.asks} for each in chat.buttons or []]
    write_turn(conversation, Who.ASSISTANT, "\n\n".join(chat.said), buttons=buttons, at=now())
    conversation.offered = buttons
    conversation.save(update_fields=["offered"])
