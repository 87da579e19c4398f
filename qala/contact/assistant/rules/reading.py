"""How an event is read: buttons, words instead of buttons, corrections, numbers, languages."""

from collections.abc import Sequence

from qala.contact.appeals.rules.numbers import find_numbers, read_number
from qala.contact.assistant.rules import words
from qala.contact.assistant.rules.kinds import Button, Event, Input, Kind, State
from qala.contact.suggestions.rules.languages import KAZAKH, RUSSIAN, language_of
from qala.shared.folding import fold

PLAIN_BUTTONS = {
    kind.value: kind for kind in Kind if kind not in (Kind.TEXT, Kind.ENTER, Kind.NUMBER, Kind.LANGUAGE)
}
_TELLING = 3  # words from which a message tells its language
_LISTENS_TO_LANGUAGE = {State.MENU, State.DESCRIBE, State.FAQ, State.ATTACH, State.WAITING}
_WITH_NUMBERS = {State.MENU, State.FIND, State.FAQ, State.CODE}
_OWN_WORDS = {State.WAITING, State.TALK}


def read(event: Event, state: State, offered: Sequence[Button] = ()) -> Input:
    """The kind of input that an event is where the conversation stands. Never fails: what nobody reads is OTHER."""
    if event.button:
        return _pressed(event.button, event.text)
    if event.phone:
        return Input(Kind.PHONE, event.phone)
    if event.lon is not None and event.lat is not None:
        return Input(Kind.LOCATION, text=event.text)
    if event.files or event.voices:
        return Input(Kind.FILES if event.files else Kind.VOICE, text=event.text)
    text = event.text.strip()
    if not text or not fold(text):
        return Input(words.said(text) or Kind.OTHER, text=text)
    return _typed(text, state, offered)


def _typed(text: str, state: State, offered: Sequence[Button]) -> Input:
    if state in _OWN_WORDS:
        return _to_a_person(text, offered)
    if text.split(maxsplit=1)[0] == "/start":
        code = " ".join(text.split()[1:2])
        return Input(Kind.LINK, code, text) if code else Input(Kind.MENU, text=text)
    if button := _named(text, offered):
        return _pressed(button.value, "")
    if language := words.language_asked(text):
        return Input(Kind.LANGUAGE, language, text)
    if fixed := words.FIX_PLACE.match(text):
        return Input(Kind.FIX_PLACE, text=fixed["rest"].strip())
    if kind := words.said(text):
        return Input(kind, text=text)
    if state in _WITH_NUMBERS and (number := _number(text)):
        return Input(Kind.NUMBER, number, text)
    return Input(Kind.TEXT, text=text)


def _to_a_person(text: str, offered: Sequence[Button]) -> Input:
    """To a person one speaks in one's own words; only the way out is understood."""
    if text.startswith("/start ") and len(text.split()) > 1:
        return Input(Kind.LINK, text.split()[1], text)
    kind = words.said(text)
    if kind in (Kind.MENU, Kind.CANCEL):
        return Input(kind, text=text)
    button = _named(text, offered)
    if button and button.value in (Kind.MENU, Kind.CANCEL):
        return _pressed(button.value, "")
    if text.startswith("/") and (language := words.language_asked(text)):
        return Input(Kind.LANGUAGE, language, text)
    return Input(Kind.TEXT, text=text)


def _pressed(value: str, text: str) -> Input:
    if value in PLAIN_BUTTONS:
        return Input(PLAIN_BUTTONS[value], text=text)
    name, colon, rest = value.partition(":")
    if name == "lang":
        return (
            Input(Kind.LANGUAGE, rest, text) if rest in ("kk", "ru", "en") else Input(Kind.OTHER, text=text)
        )
    if name == "number" and read_number(rest):
        return Input(Kind.NUMBER, rest, text)
    return Input(Kind.PICK, value, text) if colon else Input(Kind.OTHER, text=text)


def _named(text: str, offered: Sequence[Button]) -> Button | None:
    """The offered button that was typed: its label, or its place in the list."""
    folded = fold(text)
    for button in offered:
        if folded and folded == fold(button.label):
            return button
    picks = [button for button in offered if ":" in button.value]
    if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= len(picks):
        return picks[int(text) - 1]
    return None


def _number(text: str) -> str:
    whole = read_number(text)
    return whole or next(iter(find_numbers(text)), "")


def language_heard(event: Event, state: State, spoken: str) -> str:
    """The language to go on in: another than `spoken` when a message of several words is clearly in it."""
    text = event.text.strip()
    if event.button or state not in _LISTENS_TO_LANGUAGE or len(text.split()) < _TELLING:
        return spoken
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isascii, letters)) > 0.8 * len(letters):
        return "en"
    found = language_of(text)
    return found if found in (KAZAKH, RUSSIAN) else spoken
