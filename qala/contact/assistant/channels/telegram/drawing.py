"""A line as messages of the Bot API."""

from collections.abc import Iterator, Sequence

from aiogram.methods import SendMessage
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from qala.contact.assistant.channels import Line
from qala.contact.assistant.rules.kinds import Button

MOST_LETTERS = 4096  # UTF-16 units of a message
SHORT = 18  # letters of a button that may have a neighbour
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup


def messages(chat_id: str, line: Line) -> Iterator[SendMessage]:
    """One message, or several for a long text; the buttons hang on the last."""
    text = "\n\n".join([line.text, *(f"{label}: {address}" for label, address in line.links)])
    pieces = list(_pieces(text))
    for piece in pieces[:-1]:
        yield SendMessage(chat_id=chat_id, text=piece)
    yield SendMessage(chat_id=chat_id, text=pieces[-1], reply_markup=_markup(line.buttons))


def _pieces(text: str) -> Iterator[str]:
    """Cut between paragraphs or words. A letter outside of the first plane counts as two, so a half is surely short."""
    most = (
        MOST_LETTERS
        if text.isascii() or len(text.encode("utf-16-le")) // 2 == len(text)
        else MOST_LETTERS // 2
    )
    while len(text) > most:
        cut = max(text.rfind("\n", 0, most), text.rfind(" ", 0, most))
        cut = cut if cut > most // 2 else most
        yield text[:cut]
        text = text[cut:].lstrip()
    yield text or "…"


def _markup(buttons: Sequence[Button]) -> Markup | None:
    """Buttons under the message; a keyboard where the phone has to hand something over."""
    if not buttons:
        return None
    rows = _rows(buttons)
    if any(button.asks for button in buttons):
        keys = [[_key(button) for button in row] for row in rows]
        return ReplyKeyboardMarkup(keyboard=keys, resize_keyboard=True, one_time_keyboard=True)
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=button.label, callback_data=button.value) for button in row]
            for row in rows
        ]
    )


def _key(button: Button) -> KeyboardButton:
    return KeyboardButton(
        text=button.label,
        request_location=True if button.asks == "location" else None,
        request_contact=True if button.asks == "phone" else None,
    )


def _rows(buttons: Sequence[Button]) -> list[list[Button]]:
    rows: list[list[Button]] = []
    for button in buttons:
        is_short = len(button.label) <= SHORT
        if is_short and rows and len(rows[-1]) == 1 and len(rows[-1][0].label) <= SHORT:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows
