"""Workbooks of others (XLSX), looked through before the library reads them.

The library holds all shared texts, a whole row and every element that it does not know, and believes the size that a
sheet says of itself. So each part is first walked through without holding anything, and counted.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from qala.shared.intake.errors import BadFile
from qala.shared.intake.packed import open_packed, too_many

MAX_BYTES = 200_000_000
"""Unpacked, of all parts."""
MAX_ELEMENTS = 10_000_000
"""In one sheet: 100,000 rows of 25 cells have five million."""
MAX_HELD = 1_000_000
"""Elements in a part that is held whole: half a million shared texts."""
MAX_SHEET_ROWS = 1_048_576
MAX_COLUMNS = 1_000
MAX_CELLS = 5_000_000
"""Of the rows that are read, empty ones in between included; a row counts as five at least."""
MAX_IN_CELL = 20
"""Elements in a cell, on the average of a row."""
MAX_DEPTH = 60
MAX_TEXT = 1_000_000
"""Characters between two elements, and bytes of one element with its attributes."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEETS, CONTENT_TYPES = "xl/worksheets/", "[Content_Types].xml"
CHUNK = 1 << 16
BROKEN = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError, IndexError)


@contextmanager
def open_workbook(path: Path) -> Iterator[Any]:
    """The workbook for reading, values instead of formulas. Raises BadFile."""
    _look_through(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (*BROKEN, SyntaxError) as error:
        raise BadFile(_("The workbook cannot be opened.")) from error
    try:
        yield book
    finally:
        book.close()


def rows_of(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Values row by row from the first one on, as wide as each is. Raises BadFile past the limits."""
    sheet.reset_dimensions()  # what it says of itself is not true of every file
    left = MAX_CELLS
    try:
        for cells in sheet.iter_rows(min_row=1, min_col=1, values_only=True):
            left -= max(len(cells), 5)
            if left < 0:
                raise BadFile(_("The sheet has more than %(count)s cells.") % {"count": MAX_CELLS})
            if any(cell is not None for cell in cells[MAX_COLUMNS:]):
                raise BadFile(_("The file has more than %(count)s columns.") % {"count": MAX_COLUMNS})
            yield cells[:MAX_COLUMNS]
    except (*BROKEN, SyntaxError) as error:
        raise BadFile(_("The workbook cannot be opened.")) from error


def _look_through(path: Path) -> None:
    try:
        with open_packed(path) as packed:
            parts = packed.infolist()
            if sum(each.file_size for each in parts) > MAX_BYTES:
                raise too_many()
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with packed.open(part) as stream:
                        _Walk(is_sheet=part.filename.startswith(SHEETS)).through(stream)
            _check_types(packed.read(CONTENT_TYPES))
    except expat.ExpatError as error:
        raise BadFile(_("The workbook cannot be opened.")) from error
    except (*BROKEN, NotImplementedError, RuntimeError, EOFError) as error:
        raise BadFile(_("The workbook cannot be opened.")) from error


def _check_types(told: bytes) -> None:
    """A sheet is read row by row only where the library takes it for one."""
    for override in re.findall(rb"<[^>]*Override[^>]*>", told):
        if b"worksheets/" in override and b"worksheet+xml" not in override:
            raise BadFile(_("The workbook cannot be opened."))


class _Walk:
    """One part, from tag to tag."""

    def __init__(self, *, is_sheet: bool) -> None:
        self._is_sheet = is_sheet
        self._depth = self._all = self._held = self._rows = self._in_row = self._text = 0
        self._row_depth = 0
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = self._said, self._doctype

    def through(self, stream: IO[bytes]) -> None:
        """To the end. Raises BadFile, ExpatError."""
        fed = 0
        while piece := stream.read(CHUNK):
            self._parser.Parse(piece)
            fed += len(piece)
            if fed - self._parser.CurrentByteIndex > MAX_TEXT:
                raise _too_much()
        self._parser.Parse(b"", True)

    def _start(self, name: str, _attributes: Any) -> None:
        self._text = 0
        self._all += 1
        self._depth += 1
        if self._row_depth:
            self._in_row += 1
        elif self._is_sheet and self._depth == 3 and name == f"{MAIN} row":
            self._row_depth, self._in_row = self._depth, 0
            self._rows += 1
        else:
            self._held += 1
        is_much = self._all > MAX_ELEMENTS or self._held > MAX_HELD or self._rows > MAX_SHEET_ROWS
        if is_much or self._depth > MAX_DEPTH or self._in_row > MAX_COLUMNS * MAX_IN_CELL:
            raise _too_much()

    def _end(self, _name: str) -> None:
        self._text = 0
        if self._depth == self._row_depth:
            self._row_depth = 0
        self._depth -= 1

    def _said(self, text: str) -> None:
        self._text += len(text)
        if self._text > MAX_TEXT:
            raise _too_much()

    def _doctype(self, *_told: Any) -> None:
        raise BadFile(_("The file holds something that a workbook never needs."))


def _too_much() -> BadFile:
    return BadFile(_("The workbook holds more than can be read: too many rows, cells or texts."))
