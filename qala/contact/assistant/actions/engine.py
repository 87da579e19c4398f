"""One event through the table: read it, run the effect, follow the result, ask the next question, write it all down."""

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from qala.contact.assistant.actions.effects import EFFECTS, Chat
from qala.contact.assistant.actions.effects.prompts import ask, greeting
from qala.contact.assistant.actions.write import write_turn
from qala.contact.assistant.models import GREETING, Channel, Conversation, Turn, Who
from qala.contact.assistant.rules.dialogue import Move, follow, move
from qala.contact.assistant.rules.kinds import Button, Event, Input, Kind, State
from qala.contact.assistant.rules.reading import language_heard, read
from qala.contact.assistant.rules.slots import Slots
from qala.contact.contacts.queries.gate import gate
from qala.contact.contacts.rules.danger import hazards_in
from qala.ground.people.rules import masking
from qala.shared.clock import now
from qala.shared.folding import fold

LISTING = ("list_topics", "fix_topic", "search_topic")
LONGEST_WAY = 8  # states entered in one turn: more would be a circle in the table


def take(conversation: Conversation, event: Event) -> list[Turn]:
    """Carry one event through a locked conversation; returns the lines that were written.

    Raises whatever an effect raises: the caller undoes the turn and keeps the update.
    """
    state = State(conversation.state)
    if not conversation.is_language_chosen:
        conversation.language = language_heard(event, state, conversation.language)
    with override(conversation.language):
        chat = Chat(conversation, Slots.of(conversation.slots), event)
        offered = [Button(**each) for each in conversation.offered]
        given = read(event, state, offered)
        is_first = not conversation.turns.exists()
        made = move(state, given.kind)
        result = EFFECTS[made.effect](chat, given)
        _warn(chat, given)
        after = _go(chat, state, made, result)
        return _written(chat, given, offered, after, is_first=is_first)


def _go(chat: Chat, state: State, made: Move, result: str) -> State:
    """Follow the result, look up what the state reached needs, and ask its question."""
    reached, was = follow(state, made, result, chat.slots), state
    for _step in range(LONGEST_WAY):
        # Coming to a state looks things up; staying in it does not, and a list just asked for is not guessed over.
        if reached == was or (reached == State.TOPIC and made.effect in LISTING):
            break
        entry = move(reached, Kind.ENTER)
        found = EFFECTS[entry.effect](chat, Input(Kind.ENTER))
        was, reached = reached, follow(reached, entry, found, chat.slots)
    chat.conversation.state = reached
    if not (made.is_quiet or chat.is_quiet):
        ask(chat, reached)
    return reached


def _warn(chat: Chat, given: Input) -> None:
    """Danger is answered at once, whatever the conversation is about; each service is named once."""
    if not given.text:
        return
    known = gate()
    services = dict.fromkeys(
        sign.service or "112" for sign in hazards_in(fold(given.text), known.hazards) if sign.priority > 1
    )
    new = [number for number in services if number not in chat.slots.warned]
    if not new:
        return
    chat.slots.warned += new
    named = [f"{number} ({service.name})" if (service := known.service(number)) else number for number in new]
    chat.urgent = _("If people are in danger, call now: %(numbers)s. Do not wait for an answer here.") % {
        "numbers": ", ".join(named)
    }


def _written(chat: Chat, given: Input, offered: list[Button], state: State, *, is_first: bool) -> list[Turn]:
    conversation, at = chat.conversation, now()
    first = greeting(conversation.language) if is_first else []
    turns = []
    if first and conversation.channel == Channel.SITE:  # There the page has said it before the person spoke.
        turns.append(
            write_turn(conversation, Who.ASSISTANT, "\n\n".join(first), parts={GREETING: True}, at=at)
        )
        first = []
    turns.append(
        write_turn(conversation, Who.PERSON, _heard(chat, given, offered), parts=_parts(chat), at=at)
    )
    if chat.urgent:
        turns.append(write_turn(conversation, Who.ASSISTANT, chat.urgent, at=at))
    paragraphs = [text for text in (*first, *chat.said) if text]
    if paragraphs:
        buttons = [asdict(each) for each in chat.buttons or []]
        turns.append(
            write_turn(
                conversation, Who.ASSISTANT, "\n\n".join(paragraphs), buttons=buttons, links=chat.links, at=at
            )
        )
        conversation.offered = buttons
    if state != State.POLL:  # Left before its end: half a vote is nobody's business.
        chat.slots.poll = {}
    if state != State.LINK:  # Whoever walks on has not said yes.
        chat.slots.link = {}
    conversation.slots, conversation.state = chat.slots.as_json(), state
    conversation.seen_at, conversation.is_gone = at, False
    if not conversation.is_with_person:
        conversation.operator = conversation.waiting_since = None
    conversation.save()
    for tell in chat.after:
        tell()
    return turns


def _heard(chat: Chat, given: Input, offered: list[Button]) -> str:
    """What the person said, as the transcript keeps it."""
    event = chat.event
    if chat.is_secret:
        return _("(an answer to a poll, not kept here)")
    if event.button:
        return next((each.label for each in offered if each.value == event.button), event.text)
    if event.phone:
        return masking.phone(event.phone)
    return _hidden(event.text) if chat.mask else event.text


def _hidden(text: str) -> str:
    """A phone or a code leaves its end only."""
    plain = text.strip()
    return f"•••{plain[-2:]}" if len(plain) > 4 else "•••"


def _parts(chat: Chat) -> dict[str, Any]:
    event = chat.event
    if chat.is_secret:
        return {}
    parts: dict[str, Any] = {"files": list(event.files), "voices": list(event.voices)}
    if event.lon is not None and event.lat is not None:
        parts["point"] = [round(event.lon, 6), round(event.lat, 6)]
    return {name: value for name, value in parts.items() if value}
