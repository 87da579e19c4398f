"""Sheets as a DOCX, for whoever writes on."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from qala.shared.sheets import Sheet, in_words


def document(title: str, day: date, sheets: Iterable[Sheet]) -> bytes:
    """A4 across; tables with repeated heads, in the active language."""
    paper = Document()
    _lay_out(paper, title)
    paper.add_heading(title, 0)
    paper.add_paragraph(_("As of %(day)s") % {"day": in_words(day, "day")})
    for sheet in sheets:
        paper.add_heading(sheet.title, 1)
        if not sheet.rows:
            paper.add_paragraph(_("Nothing to say here."))
            continue
        table = paper.add_table(rows=1, cols=len(sheet.head), style="Light Grid Accent 1")
        _repeat(table.rows[0])
        for cell, label in zip(table.rows[0].cells, sheet.head, strict=True):
            cell.text = label
        for row in sheet.said():
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _lay_out(paper: Any, title: str) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    paper.styles["Normal"].font.size = Pt(9)
    paper.core_properties.title = title
    paper.core_properties.author = ""
    paper.core_properties.language = get_language() or "kk"


def _repeat(row: Any) -> None:
    """The head stands on every page of the table."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
