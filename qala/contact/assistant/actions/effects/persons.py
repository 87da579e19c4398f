"""To a person of the centre, and back."""

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.events import PersonAsked
from qala.contact.assistant.queries.for_shifts import QUEUE_CODE
from qala.contact.assistant.rules.kinds import Button, Input
from qala.contact.shifts.actions.queue import settle
from qala.contact.shifts.actions.telling import tell_queue
from qala.shared.clock import now
from qala.shared.events import publish


@effect("call_person")
def call_person(chat: Chat, given: Input) -> str:
    """The conversation waits in the queue of channels, with all that was said."""
    conversation = chat.conversation
    conversation.waiting_since = now()
    chat.after += [lambda: tell_queue(QUEUE_CODE), lambda: publish(PersonAsked(conversation.pk))]
    return "ok"


@effect("to_person")
def to_person(chat: Chat, given: Input) -> str:
    """Nothing is answered by the machine while a person is asked for; what comes is added to what the person reads."""
    event, slots = chat.event, chat.slots
    if event.files or event.voices:
        slots.add_files(event.files, event.voices)
    chat.is_quiet = True
    if chat.conversation.state == "waiting":
        chat.say(
            _(
                "I have added it for the person. You need not wait here: the answer comes into this conversation."
            )
        )
        chat.offer(Button(_("Menu"), "menu"))
    return "ok"


@effect("leave_person")
def leave_person(chat: Chat, given: Input) -> str:
    """The person of the centre is not needed any more."""
    conversation = chat.conversation
    conversation.operator = conversation.waiting_since = None
    chat.say(_("You are with the assistant again."))
    chat.after.append(lambda: settle(channel=QUEUE_CODE, key=str(conversation.pk)))
    return "ok"
