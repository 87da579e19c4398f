"""Polls in conversation: what is answered goes to the count alone. The transcript says only that something was
answered, and the update's own words are emptied, so that nobody finds beside a name what was voted."""

from typing import Any

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.models import Channel
from qala.contact.assistant.rules.kinds import Button, Input, Kind
from qala.contact.polls.actions import cast, voter_of_token, voter_of_user
from qala.contact.polls.queries import Sheet, SheetQuestion, open_polls, poll_sheet
from qala.shared.db import as_id
from qala.shared.errors import Missing, Refusal

MOST_LISTED = 6
IN_WORDS = {"one", "many", "scale", "text"}
"""Kinds that can be asked in conversation; polls with others are answered on their page."""


@effect("list_polls")
def list_polls(chat: Chat, given: Input) -> str:
    """Open polls."""
    if not open_polls(user=chat.conversation.user):
        chat.say(_("There is no open poll now."))
        return "none"
    return "some"


def offer_polls(chat: Chat) -> None:
    """Which one."""
    chat.say(_("Which poll would you like to answer?"))
    for card in open_polls(user=chat.conversation.user)[:MOST_LISTED]:
        chat.offer(Button(card.title, f"poll:{card.id}"))


@effect("open_poll")
def open_poll(chat: Chat, given: Input) -> str:
    """Its first question; what cannot be asked here has a link."""
    kind, _colon, number = given.value.partition(":")
    try:
        sheet = poll_sheet((as_id(number) or 0) if kind == "poll" else 0, chat.conversation.language)
    except Missing:
        chat.say(_("This poll is over."))
        return "none"
    if not _fits(chat, sheet):
        card = next((each for each in open_polls() if each.id == sheet.poll_id), None)
        chat.say(_("This poll is answered on its own page."))
        if card is not None:
            chat.links.append((sheet.title, card.url))
        return "none"
    chat.slots.poll = {"id": sheet.poll_id, "at": 0, "answers": {}, "chosen": []}
    chat.say(f"{sheet.title}\n{sheet.text}".strip())
    return "ok"


def _fits(chat: Chat, sheet: Sheet) -> bool:
    # A stranger on the site is a session, and sessions cost nothing: the poll's own page bounds them by their address.
    is_named = chat.conversation.channel != Channel.SITE and not sheet.needs_confirmed
    is_known = chat.conversation.user is not None or is_named
    return is_known and not sheet.districts and all(each.kind in IN_WORDS for each in sheet.questions)


@effect("open_first_poll")
def open_first_poll(chat: Chat, given: Input) -> str:
    """A plain yes means the first."""
    found = open_polls(user=chat.conversation.user)
    return open_poll(chat, Input(Kind.PICK, f"poll:{found[0].id}" if found else ""))


def offer_question(chat: Chat) -> None:
    """The present question."""
    sheet = _sheet(chat)
    if sheet is None:
        return
    kept = chat.slots.poll
    asked = sheet.questions[kept["at"]]
    # How many are chosen, and never which: buttons stay in the transcript.
    chosen = f" · ✓ {len(kept['chosen'])}" if kept["chosen"] else ""
    chat.say(f"{kept['at'] + 1}/{len(sheet.questions)} · {asked.text}{chosen}")
    if asked.picture_url:
        chat.links.append((asked.picture_alt, asked.picture_url))
    if asked.kind == "scale":
        ends = [words for words in (asked.low_label, asked.high_label) if words]
        if len(ends) == 2:
            chat.say(f"{asked.low} — {ends[0]}, {asked.high} — {ends[1]}")
        chat.offer(*(Button(str(mark), f"mark:{mark}") for mark in range(asked.low, asked.high + 1)))
    for option in asked.options:
        chat.offer(Button(option.text, f"option:{option.id}"))
    if asked.kind == "many":
        chat.offer(Button(_("Done choosing"), "yes"))
    if not asked.is_required:
        chat.offer(Button(_("Leave it out"), "skip"))


def _sheet(chat: Chat) -> Sheet | None:
    try:
        return poll_sheet(chat.slots.poll.get("id", 0), chat.conversation.language)
    except Missing:
        return None


@effect("answer_poll")
def answer_poll(chat: Chat, given: Input) -> str:
    """One answer; after the last the vote is cast."""
    chat.is_secret = True
    sheet, kept = _sheet(chat), chat.slots.poll
    if sheet is None:
        chat.say(_("This poll is over."))
        return "none"
    asked = sheet.questions[kept["at"]]
    value, is_whole = _value(asked, given, kept["chosen"])
    if not is_whole:
        return "more"
    if value is None and (asked.is_required or given.kind != Kind.SKIP):
        chat.say(_("Please choose one of the answers."))
        return "wrong"
    if value is not None:
        kept["answers"][str(asked.id)] = value
    kept["at"], kept["chosen"] = kept["at"] + 1, []
    return "more" if kept["at"] < len(sheet.questions) else _cast(chat)


def _value(asked: SheetQuestion, given: Input, chosen: list[int]) -> tuple[Any, bool]:
    """The answer (None: none) and whether the question is answered with it."""
    kind, _colon, rest = given.value.partition(":")
    options = {option.id for option in asked.options}
    if given.kind == Kind.SKIP:
        return None, True
    if asked.kind == "text":
        return (given.text.strip()[:1000] or None), True
    if asked.kind == "scale":
        mark = as_id(rest if kind == "mark" else given.text.strip())
        return (mark if mark is not None and asked.low <= mark <= asked.high else None), True
    picked = as_id(rest) if kind == "option" else None
    if asked.kind == "one":
        return (picked if picked in options else None), True
    if given.kind == Kind.YES:
        return (list(chosen) or None), True
    if picked in options and picked is not None:
        (chosen.remove if picked in chosen else chosen.append)(picked)
        return None, False
    return None, True


def _cast(chat: Chat) -> str:
    kept, user = chat.slots.poll, chat.conversation.user
    voter = (
        voter_of_user(user)
        if user
        else voter_of_token(f"{chat.conversation.channel}:{chat.conversation.outside_hash}")
    )
    chat.slots.poll = {}
    try:
        answers = {int(number): value for number, value in kept["answers"].items()}
        cast(poll_id=kept["id"], answers=answers, voter=voter, origin="bot")
    except Refusal as refusal:
        chat.say(str(next(iter(refusal.fields.values()), "") or refusal.message))
        return "none"
    chat.say(_("Thank you, your answers are counted. Nobody sees who answered what."))
    return "done"
