"""A protocol as PDF (PDF/UA, by typst) and as DOCX, in Kazakh or Russian."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx

from qala.office.meetings.models import Meeting
from qala.office.meetings.queries.words import protocol_words
from qala.shared.typeset import typeset

SHEET = Path(__file__).parent.parent / "templates" / "meetings" / "protocol.typ"


def words_of(meeting: Meeting, language: str) -> dict[str, Any]:
    """Frozen ones of a signed protocol, else those of the draft."""
    signed = getattr(meeting, "protocol", None)
    if signed is not None:
        frozen: dict[str, Any] = signed.words[language]
        return frozen
    return protocol_words(meeting, language, None)


def pdf(meeting: Meeting, language: str) -> bytes:
    """A4."""
    return typeset(SHEET, {"lang": language, **words_of(meeting, language)}, standard="ua-1")


def word_file(meeting: Meeting, language: str) -> bytes:
    """For those who go on writing in a word processor."""
    words = words_of(meeting, language)
    made = docx.Document()
    made.core_properties.title = f"{words['heading']}. {words['title']}"
    made.core_properties.language = language
    made.add_heading(words["heading"], level=0)
    made.add_heading(words["title"], level=1)
    for label, value in words["facts"]:
        made.add_paragraph().add_run(f"{label}: ").bold = True
        made.paragraphs[-1].add_run(value)
    _list(made, words["people_label"], words["people"], "List Bullet")
    # Protocols signed before attendance was kept have no such words.
    _list(made, words.get("absent_label", ""), words.get("absent", []), "List Bullet")
    _list(made, words["heard_label"], [_heard(each) for each in words["heard"]], "List Number")
    made.add_heading(words["decided_label"], level=2)
    for each in words["decided"]:
        made.add_paragraph(f"{each['number']}. {_marked(each)}")
    _tasks(made, words)
    for label, name in words["signs"]:
        made.add_paragraph(f"{label}: ____________________ {name}")
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def _list(made: Any, label: str, lines: list[str], style: str) -> None:
    if lines:
        made.add_heading(label, level=2)
        for line in lines:
            made.add_paragraph(line, style=style)


def _tasks(made: Any, words: dict[str, Any]) -> None:
    if not words["tasks"]:
        return
    made.add_heading(words["tasks_label"], level=2)
    table = made.add_table(rows=1, cols=len(words["tasks_head"]), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, words["tasks_head"], strict=True):
        cell.text = text
    for line in words["tasks"]:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text


def _heard(each: dict[str, str]) -> str:
    return ". ".join(part for part in (_marked(each), each["words"]) if part)


def _marked(each: dict[str, Any]) -> str:
    marks = ", ".join(part for part in (each["project"], each.get("change", "")) if part)
    return f"{each['text']} ({marks})" if marks else str(each["text"])
