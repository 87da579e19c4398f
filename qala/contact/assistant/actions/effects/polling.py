"""Polls in conversation: what is answered goes to the count alone. The transcript says only that something was
answered, and the update's own words are emptied, so that nobody finds beside a name what was voted."""

from typing import Any

from django.utils.translation import gettext as _

from qala.contact.assistant.actions.effects.ballots import offer_answers, value_of, wish_of
from qala.contact.assistant.actions.effects.chat import Chat, effect
from qala.contact.assistant.models import Channel
from qala.contact.assistant.rules.kinds import Button, Input, Kind
from qala.contact.polls.actions import cast, voter_of_token, voter_of_user
from qala.contact.polls.models import AgeBand
from qala.contact.polls.queries import Sheet, open_polls, poll_sheet
from qala.shared.db import as_id
from qala.shared.errors import Missing, Refusal

MOST_LISTED = 6


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
    """Its first question; a stranger on the site has the poll's own page."""
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
    return is_known and bool(sheet.questions)


@effect("open_first_poll")
def open_first_poll(chat: Chat, given: Input) -> str:
    """A plain yes means the first."""
    found = open_polls(user=chat.conversation.user)
    return open_poll(chat, Input(Kind.PICK, f"poll:{found[0].id}" if found else ""))


def offer_question(chat: Chat) -> None:
    """The present question, after the district and before the age group where the poll asks for them."""
    sheet = _sheet(chat)
    if sheet is None:
        return
    kept = chat.slots.poll
    if _asks_district(sheet, kept):
        chat.say(_("Say in which district you live."))
        chat.offer(*(Button(name, f"district:{pk}") for pk, name in sheet.districts))
        chat.offer(Button(_("In none of these"), "no"))
        return
    if _asks_age(sheet, kept):
        chat.say(_("How old are you? This is counted without your name."))
        chat.offer(*(Button(str(name), f"age:{band}") for band, name in AgeBand.choices))
        chat.offer(Button(_("Leave it out"), "skip"))
        return
    asked = sheet.questions[kept["at"]]
    # How many are chosen, and never which: buttons stay in the transcript.
    chosen = f" · ✓ {len(kept['chosen'])}" if kept["chosen"] else ""
    chat.say(f"{kept['at'] + 1}/{len(sheet.questions)} · {asked.text}{chosen}")
    if asked.picture_url:
        chat.links.append((asked.picture_alt, asked.picture_url))
    offer_answers(chat, asked)


def _asks_district(sheet: Sheet, kept: dict[str, Any]) -> bool:
    return bool(sheet.districts) and "district" not in kept


def _asks_age(sheet: Sheet, kept: dict[str, Any]) -> bool:
    return sheet.asks_age and "age" not in kept and kept["at"] >= len(sheet.questions)


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
    if _asks_district(sheet, kept):
        return _take_district(chat, sheet, given)
    if _asks_age(sheet, kept):
        _kind, _colon, band = given.value.partition(":")
        kept["age"] = band if band in AgeBand.values else ""
        return _cast(chat)
    asked = sheet.questions[kept["at"]]
    value, is_whole = value_of(asked, given, chat.event, kept["chosen"])
    if not is_whole:
        return "more"
    if value is None and (asked.is_required or given.kind != Kind.SKIP):
        chat.say(wish_of(asked))
        return "wrong"
    if value is not None:
        kept["answers"][str(asked.id)] = value
    kept["at"], kept["chosen"] = kept["at"] + 1, []
    is_last = kept["at"] >= len(sheet.questions) and not sheet.asks_age
    return _cast(chat) if is_last else "more"


def _take_district(chat: Chat, sheet: Sheet, given: Input) -> str:
    if given.kind in (Kind.NO, Kind.SKIP):
        chat.say(_("This poll is for people who live in other districts."))
        return "none"
    kind, _colon, number = given.value.partition(":")
    found = as_id(number) if kind == "district" else None
    if found not in {pk for pk, _name in sheet.districts}:
        chat.say(_("Please choose one of the answers."))
        return "wrong"
    chat.slots.poll["district"] = found
    return "more"


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
        cast(
            poll_id=kept["id"], answers=answers, voter=voter, origin="bot",
            district_id=kept.get("district"), age_band=kept.get("age", ""),
        )  # fmt: skip
    except Refusal as refusal:
        chat.say(str(next(iter(refusal.fields.values()), "") or refusal.message))
        return "none"
    chat.say(_("Thank you, your answers are counted. Nobody sees who answered what."))
    return "done"
