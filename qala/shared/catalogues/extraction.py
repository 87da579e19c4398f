"""Texts out of Python files and Django templates, by Babel instead of the xgettext program."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from qala.shared.catalogues.rooms import RoomTexts

CONTEXT_FIRST = ((1, "c"), 2)
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": CONTEXT_FIRST,
    "pgettext_lazy": CONTEXT_FIRST,
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Key = tuple[str, str | None]


def python_source(path: Path) -> str:
    """The file as Python for Babel: Django turns a template's tags into gettext calls and blanks the rest."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    # Indentation means nothing in a template but would upset Python's tokenizer.
    return "\n".join(line.lstrip() for line in templatize(text, str(path)).splitlines())


def texts_of(path: Path) -> Iterator[tuple[Any, str | None]]:
    """(msgid or (singular, plural), context) of one file."""
    source = io.BytesIO(python_source(path).encode())
    for _line, message, _comments, context in extract(
        "python", source, KEYWORDS, options={"encoding": "utf-8"}
    ):
        yield message, context


def extract_room(room: RoomTexts, known_elsewhere: set[Key]) -> Catalog:
    """A catalogue of all texts of a room without those that shared already holds."""
    catalog = Catalog()
    for path in room.files():
        for message, context in texts_of(path):
            if key_of(message, context) not in known_elsewhere:
                catalog.add(message, context=context)
    return catalog


def key_of(message: Any, context: str | None) -> Key:
    """What identifies a text: its singular and its context."""
    return (message if isinstance(message, str) else message[0], context)


def keys(catalog: Catalog) -> set[Key]:
    """All texts of a catalogue."""
    return {key_of(message.id, message.context) for message in catalog if message.id}
