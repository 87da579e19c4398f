"""Read, merge and write .po files in one stable form: sorted, no dates, no line numbers, so differences stay small."""

import io
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HEADER = """\
# Texts of one room of Qala. `qala messages` keeps the entries; people write the translations.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def read(path: Path, language: str) -> Catalog:
    """The present translations; an empty catalogue when there is no file yet."""
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True)


def merge(template: Catalog, present: Catalog, language: str) -> Catalog:
    """Exactly the template's texts, with the translations that are there; nothing is guessed from similar ones."""
    merged = Catalog(locale=language, fuzzy=False)
    for message in template:
        if not message.id:
            continue
        old = present.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        is_same_shape = old is not None and old.pluralizable == message.pluralizable
        string = old.string if old is not None and is_same_shape else ""
        flags = {"fuzzy"} if old is not None and old.fuzzy else set()
        comments = old.user_comments if old is not None else []
        merged.add(message.id, string or None, flags=flags, user_comments=comments, context=message.context)
    return merged


def text_of(catalog: Catalog, language: str) -> str:
    """The file's content."""
    body = io.BytesIO()
    write_po(
        body, catalog, width=110, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True
    )
    header = HEADER.format(language=language, plural_forms=catalog.plural_forms)
    return header + body.getvalue().decode().strip("\n") + "\n"


def write(path: Path, text: str) -> bool:
    """Write when different; returns whether it was."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def compile_file(path: Path, language: str) -> None:
    """Make the .mo beside the .po, by rename so that a running server never reads half a file."""
    target = path.with_suffix(".mo")
    part = target.with_suffix(".mo.part")
    with part.open("wb") as file:
        write_mo(file, read(path, language))
    part.replace(target)
