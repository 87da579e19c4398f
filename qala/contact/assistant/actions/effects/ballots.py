"""What a message means as an answer to a question of a poll, and the buttons that answer it.

Nothing here may say what was chosen: texts and buttons stay in the transcript. So a ranking keeps offering every
option, and a place that was found is not named.
"""

import re
from typing import Any

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat
from qala.contact.assistant.queries.placing import hits_of, is_sure
from qala.contact.assistant.rules.kinds import Button, Event, Input, Kind
from qala.contact.polls.queries import SheetQuestion
from qala.shared.db import as_id

MOST_LETTERS = 1000
Answer = tuple[Any, bool]
"""The answer (None: none) and whether the question is answered with it."""


def offer_answers(chat: Chat, asked: SheetQuestion) -> None:
    """The buttons of a question."""
    if asked.kind == "scale":
        ends = [words for words in (asked.low_label, asked.high_label) if words]
        if len(ends) == 2:
            chat.say(f"{asked.low} — {ends[0]}, {asked.high} — {ends[1]}")
        chat.offer(*(Button(str(mark), f"mark:{mark}") for mark in range(asked.low, asked.high + 1)))
    if asked.kind == "ranking":
        chat.say("\n".join(f"{place}. {option.text}" for place, option in enumerate(asked.options, 1)))
        chat.say(_("Press them in your order, the best first, or write the numbers so: 2 1 3."))
    if asked.kind == "point":
        chat.say(_("Send the place, choose it on the map, or write its address."))
        chat.offer(Button(_("Send my position"), "here", "location"))
    chat.offer(*(Button(option.text, f"option:{option.id}") for option in asked.options))
    if asked.kind == "many":
        chat.offer(Button(_("Done choosing"), "yes"))
    if asked.kind == "ranking":
        chat.offer(Button(_("Begin the order again"), "rank:again"))
    if not asked.is_required:
        chat.offer(Button(_("Leave it out"), "skip"))


def wish_of(asked: SheetQuestion) -> str:
    """What is said to a message that answers nothing."""
    if asked.kind == "point":
        return _("I am not sure which place this is. Please write street and house, or send the point.")
    if asked.kind == "ranking":
        return _("Please name every answer once.")
    return _("Please choose one of the answers.")


def value_of(asked: SheetQuestion, given: Input, event: Event, chosen: list[int]) -> Answer:
    """Read an answer; `chosen` gathers options over several messages."""
    if given.kind == Kind.SKIP:
        return None, True
    return _READERS[asked.kind](asked, given, event, chosen)


def _text(asked: SheetQuestion, given: Input, event: Event, chosen: list[int]) -> Answer:
    return (given.text.strip()[:MOST_LETTERS] or None), True


def _scale(asked: SheetQuestion, given: Input, event: Event, chosen: list[int]) -> Answer:
    kind, _colon, rest = given.value.partition(":")
    mark = as_id(rest if kind == "mark" else given.text.strip())
    return (mark if mark is not None and asked.low <= mark <= asked.high else None), True


def _one(asked: SheetQuestion, given: Input, event: Event, chosen: list[int]) -> Answer:
    return _picked(asked, given), True


def _many(asked: SheetQuestion, given: Input, event: Event, chosen: list[int]) -> Answer:
    if given.kind == Kind.YES:
        return (list(chosen) or None), True
    picked = _picked(asked, given)
    if picked is None:
        return None, True
    (chosen.remove if picked in chosen else chosen.append)(picked)
    return None, False


def _ranking(asked: SheetQuestion, given: Input, event: Event, chosen: list[int]) -> Answer:
    """One after the other, the last place falls to what is left; or all at once by their numbers."""
    ids = [option.id for option in asked.options]
    if given.value == "rank:again":
        chosen.clear()
        return None, False
    picked = _picked(asked, given)
    if picked is None:
        places = [int(number) for number in re.findall(r"[0-9]{1,3}", given.text)]
        is_whole = sorted(places) == list(range(1, len(ids) + 1))
        return ([ids[place - 1] for place in places] if is_whole else None), True
    if picked not in chosen:
        chosen.append(picked)
    left = [each for each in ids if each not in chosen]
    return ([*chosen, *left], True) if len(left) <= 1 else (None, False)


def _point(asked: SheetQuestion, given: Input, event: Event, chosen: list[int]) -> Answer:
    if given.kind == Kind.LOCATION:
        return {"lon": event.lon, "lat": event.lat}, True
    typed = given.text.strip()[:300]
    hits = hits_of(typed) if len(typed) > 1 else []
    if not hits or not is_sure(hits):
        return None, True
    return {"lon": hits[0]["lon"], "lat": hits[0]["lat"]}, True


def _picked(asked: SheetQuestion, given: Input) -> int | None:
    kind, _colon, rest = given.value.partition(":")
    picked = as_id(rest) if kind == "option" else None
    return picked if picked in {option.id for option in asked.options} else None


_READERS = {
    "one": _one, "many": _many, "scale": _scale, "text": _text, "ranking": _ranking, "point": _point,
}  # fmt: skip
