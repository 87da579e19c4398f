"""The same matter, reported before: join it instead of writing a copy."""

from django.utils.translation import gettext as _

from qala.contact.appeals.actions import join as join_appeal
from qala.contact.appeals.models import Appeal
from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.actions.effects.contacting import person_of, proven
from qala.contact.assistant.actions.effects.words import until
from qala.contact.assistant.ports import gate
from qala.contact.assistant.queries.standing import promised_at, similar
from qala.contact.assistant.rules.kinds import Input
from qala.ground.places.locating import locate
from qala.shared.db import as_id
from qala.shared.errors import Conflict, Missing

CHANNEL = "bot"


@effect("look_around")
def look_around(chat: Chat, given: Input) -> str:
    """When topic and place are known: open appeals nearby that everybody may know of."""
    place, slots = chat.slots.place, chat.slots
    point = locate(place["lon"], place["lat"]).point if place.get("lon") is not None else None
    found = similar(topic_id=slots.topic_id or 0, point=point, building_id=place.get("building_id"))
    slots.similar, slots.is_compared = [each.pk for each in found], not found
    return "some" if found else "none"


@effect("join")
def join(chat: Chat, given: Input) -> str:
    """It is the same: one more reporter, with a number of their own."""
    kind, _colon, number = given.value.partition(":")
    pk = as_id(number) or 0
    if kind != "join" or pk not in chat.slots.similar:
        return is_another(chat, given) and "gone"
    try:
        if not gate().public(Appeal.objects.filter(pk=pk)).exists():
            raise Missing  # Hidden or merged since it was offered.
        made = join_appeal(
            appeal_id=pk, channel=CHANNEL, person=person_of(chat), resident=chat.conversation.user,
            words=chat.slots.text, language=chat.conversation.language, confirmed=proven(chat),
        )  # fmt: skip
    except (Missing, Conflict):
        chat.say(_("That appeal has just ended, so we go on with yours."))
        return is_another(chat, given) and "gone"
    appeal = made.reporter.appeal
    told = _(
        "You are joined to it. Your number is %(number)s, your code %(code)s: with them you follow it on the site."
    )
    chat.say(told % {"number": made.reporter.number, "code": made.secret})
    chat.say(until(promised_at(appeal)))
    chat.slots = chat.slots.begun()
    return "ok"


@effect("join_first")
def join_first(chat: Chat, given: Input) -> str:
    """A plain yes, where there is only one."""
    if not chat.slots.similar:
        return is_another(chat, given) and "gone"
    if len(chat.slots.similar) > 1:
        chat.say(_("Which of them?"))
        return "which"
    return join(chat, Input(given.kind, f"join:{chat.slots.similar[0]}"))


@effect("is_another")
def is_another(chat: Chat, given: Input) -> str:
    """No, it is a matter of its own."""
    chat.slots.similar, chat.slots.is_compared = [], True
    return "ok"
