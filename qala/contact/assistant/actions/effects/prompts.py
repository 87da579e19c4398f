"""The question of each state, with the buttons that answer it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from qala.contact.appeals.models import Appeal
from qala.contact.assistant.actions.effects import polling
from qala.contact.assistant.actions.effects.chat import Chat
from qala.contact.assistant.actions.effects.contacting import shown_phone
from qala.contact.assistant.actions.effects.helping import phrased
from qala.contact.assistant.actions.effects.linking import ask_about_link
from qala.contact.assistant.actions.effects.topics import list_topics, topic_buttons
from qala.contact.assistant.actions.effects.words import until
from qala.contact.assistant.ports import gate
from qala.contact.assistant.queries.standing import promised_at
from qala.contact.assistant.rules.kinds import Button, Input, Kind, State
from qala.contact.catalog.queries import book
from qala.contact.knowledge.queries import public_banners
from qala.shared.clock import today

MOST_BANNERS = 2


def ask(chat: Chat, state: State) -> None:
    """Say the question of the state, and offer its buttons unless an effect has offered its own."""
    offered = chat.buttons
    chat.buttons = []
    first = len(chat.said)
    _PROMPTS[state](chat)
    chat.said[first:] = phrased(chat.said[first:], state, chat.conversation.language)
    if offered:
        chat.buttons = offered


def _menu(chat: Chat) -> None:
    if chat.slots.is_begun:
        chat.say(_("Your appeal is kept: press “Write an appeal” to go on with it."))
    else:
        chat.say(_("What can I do for you? Tell me what happened in your own words, or choose:"))
    chat.offer(*menu_buttons(chat.conversation.language))


def menu_buttons(language: str) -> list[Button]:
    """What the assistant can do, and the other languages."""
    others = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
    return [
        Button(_("Write an appeal"), "report"),
        Button(_("Find by number"), "find"),
        Button(_("Ask a question"), "ask"),
        Button(_("Polls"), "polls"),
        Button(_("Talk to a person"), "person"),
        *(Button(name, f"lang:{code}") for code, name in others.items() if code != language),
    ]


def greeting(language: str) -> list[str]:
    """What is said first, with what everybody should know today."""
    lines = [
        _(
            "Hello! I am the city's virtual operator. I take appeals, find them by number and answer questions."
        )
    ]
    lines += [f"⚠ {each.title}: {each.text}" for each in public_banners(today(), language)[:MOST_BANNERS]]
    return lines


def _describe(chat: Chat) -> None:
    if chat.slots.files or chat.slots.voices:
        chat.say(_("Now tell me in a few words what happened: what, since when, whom it troubles."))
    else:
        chat.say(
            _(
                "Please describe in detail: what happened, since when, whom it troubles. Several messages are fine."
            )
        )
    chat.offer(*_ways_out())


def _ways_out() -> list[Button]:
    return [Button(_("Back"), "back"), Button(_("Cancel"), "cancel")]


def _attach(chat: Chat) -> None:
    count = len(chat.slots.files) + len(chat.slots.voices)
    if count:
        chat.say(_("Files with the appeal: %(count)s. Send more, or go on.") % {"count": count})
        chat.offer(Button(_("Go on"), "skip"), *_ways_out())
    else:
        chat.say(_("Do you have a photo or a video? Send one or several, add words, or go on without."))
        chat.offer(Button(_("Go on without"), "skip"), *_ways_out())


def _place(chat: Chat) -> None:
    chat.say(
        _(
            "Where is it? Share your position, choose a point on the map, or write the address, a corner or a landmark."
        )
    )
    chat.offer(Button(_("Send my position"), "here", "location"))
    if typed := chat.slots.typed_place:
        chat.offer(Button(_("Leave it as “%(typed)s”") % {"typed": typed[:40]}, "skip"))
    chat.offer(*_ways_out())


def _place_pick(chat: Chat) -> None:
    chat.say(_("Which place do you mean?"))
    for at, hit in enumerate(chat.slots.hits):
        detail = f" ({hit['detail']})" if hit["detail"] else ""
        chat.offer(Button(f"{hit['address']}{detail}", f"place:{at}"))
    chat.offer(Button(_("None of these"), "no"), Button(_("Back"), "back"))


def _topic(chat: Chat) -> None:
    if chat.slots.guesses:
        chat.say(_("What is it about?") if len(chat.slots.guesses) > 1 else _("Is it about this?"))
        chat.offer(*topic_buttons(chat), Button(_("Something else"), "no"), *_ways_out())
        return
    chat.say(_("Please choose what it is about, or write it in a word."))
    if not chat.buttons:
        list_topics(chat, Input(Kind.NO))
    chat.offer(*_ways_out())


def _similar(chat: Chat) -> None:
    chat.say(
        _(
            "Nearby the same was reported already. If it is yours as well, join it: you will be told what is done."
        )
    )
    rows = gate().public(Appeal.objects.filter(pk__in=chat.slots.similar)).prefetch_related("targets")
    by_id = {row.pk: row for row in rows}
    known = book()
    for pk in chat.slots.similar:
        if row := by_id.get(pk):
            name = known.topic_name(row.topic_id)
            chat.say(" · ".join(part for part in (row.number, name, until(promised_at(row))) if part))
            chat.offer(Button(_("Join %(number)s") % {"number": row.number}, f"join:{pk}"))
    chat.offer(Button(_("Mine is another matter"), "no"), *_ways_out())


def _contact(chat: Chat) -> None:
    chat.say(
        _("How can we reach you? Send your phone number or go on without: number and code are enough to follow it."
          " By giving it you agree that it is used for this appeal.")
    )  # fmt: skip
    chat.offer(
        Button(_("Send my number"), "mine", "phone"), Button(_("Without a phone"), "skip"), *_ways_out()
    )


def _proof(chat: Chat) -> None:
    chat.say(
        _("Please write the code that we have sent to %(phone)s. Without a code go on without a phone.")
        % {"phone": shown_phone(chat)}
    )
    chat.offer(
        Button(_("Send the code again"), "code:again"),
        Button(_("Another phone"), "fix_contact"),
        Button(_("Without a phone"), "skip"),
        *_ways_out(),
    )


def _confirm(chat: Chat) -> None:
    slots, known = chat.slots, book()
    place = slots.place.get("address") or _("the point on the map")
    lines = [
        _("Please check:"),
        _("What: %(text)s") % {"text": slots.text},
        _("Where: %(place)s") % {"place": place},
        _("Topic: %(topic)s") % {"topic": known.topic_name(slots.topic_id or 0)},
        _("Files: %(count)s") % {"count": len(slots.files) + len(slots.voices)},
        _("Phone: %(phone)s") % {"phone": shown_phone(chat) or _("none")},
    ]
    chat.say("\n".join(lines))
    chat.offer(
        Button(_("Send the appeal"), "yes"),
        Button(_("Another text"), "fix_text"),
        Button(_("Another address"), "fix_place"),
        Button(_("Another topic"), "fix_topic"),
        Button(_("Another phone"), "fix_contact"),
        Button(_("Cancel"), "cancel"),
    )


def _find(chat: Chat) -> None:
    chat.say(_("Please write the number of the appeal, such as 26-0001234-K."))
    own = chat.conversation.appeals.order_by("-pk").values_list("number", flat=True)[:3]
    chat.offer(*(Button(number, f"number:{number}") for number in own), Button(_("Menu"), "menu"))


def _code(chat: Chat) -> None:
    chat.say(_("Write the code of the receipt to learn more, or another number."))
    chat.offer(Button(_("Menu"), "menu"))


def _polls(chat: Chat) -> None:
    polling.offer_polls(chat)
    chat.offer(Button(_("Menu"), "menu"))


def _poll(chat: Chat) -> None:
    polling.offer_question(chat)
    chat.offer(Button(_("Menu"), "menu"))


def _faq(chat: Chat) -> None:
    if not chat.slots.question:
        chat.say(_("What would you like to know?"))
    chat.offer(Button(_("Menu"), "menu"))


def _waiting(chat: Chat) -> None:
    chat.say(
        _("I am calling a person. They see what we have written. You may go on writing; the answer comes here."
          " In danger call 112 or 109.")
    )  # fmt: skip
    chat.offer(Button(_("Menu"), "menu"))


def _talk(chat: Chat) -> None:
    chat.offer(Button(_("Menu"), "menu"))


_PROMPTS: dict[State, Callable[[Chat], Any]] = {
    State.MENU: _menu,
    State.DESCRIBE: _describe,
    State.ATTACH: _attach,
    State.PLACE: _place,
    State.PLACE_PICK: _place_pick,
    State.TOPIC: _topic,
    State.SIMILAR: _similar,
    State.CONTACT: _contact,
    State.PROOF: _proof,
    State.CONFIRM: _confirm,
    State.FIND: _find,
    State.CODE: _code,
    State.POLLS: _polls,
    State.POLL: _poll,
    State.FAQ: _faq,
    State.WAITING: _waiting,
    State.TALK: _talk,
    State.LINK: ask_about_link,
}
