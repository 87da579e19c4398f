"""A table as an Excel workbook that is sent while it is written: the first bytes come at once, memory is flat.

XlsxWriter makes what does not grow (styles, theme, heads, the list of sheets) as a workbook without rows. Rows are
written into it as SpreadsheetML (ECMA-376), texts in their cells, where nothing that people wrote can become a formula.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from math import isfinite
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from qala.shared import clock
from qala.shared.lists.table import Column
from qala.shared.streaming import Sink

ROWS = 1_048_575
"""A sheet of Excel holds 1,048,576 rows, one of them the head."""
BYTES = 2_000_000_000
"""Of XML in a sheet. Above 2 GiB a ZIP that is not gone back into needs sizes of 64 bits, which Excel does not read."""
PIECE = 512 * 1024
EARLY = ("_rels/.rels", "docProps/core.xml", "xl/theme/theme1.xml", "xl/styles.xml")
"""Parts that do not know how many sheets there are."""
FIRST_DAY, DAY_ZERO = date(1900, 3, 1), date(1899, 12, 30).toordinal()
"""Excel counts days from the second one, and wrongly before the first."""
LONGEST = 32_767
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Signs that XML has not, or changes; and what looks like the way they are written."""


def write_xlsx(columns: list[Column], rows: Iterable[Any], **_options: Any) -> Iterator[bytes]:
    """Rows beyond what a sheet holds go on in the next one, under the same head."""
    sink, left, count = Sink(), iter(rows), 0
    with ZipFile(sink, "w", ZIP_DEFLATED) as book:
        frames = _without_rows(columns, 2)
        _put(book, {name: frames[name] for name in EARLY})
        yield sink.take()
        while (first := list(islice(left, 1))) or not count:
            count += 1
            before, styles, after = _opened(frames[_sheet(min(count, 2))])
            with book.open(_sheet(count), "w") as sheet:
                sheet.write(before)
                for piece in _pieces(columns, chain(first, islice(left, ROWS - 1)), _Cells(*styles)):
                    sheet.write(piece)
                    yield sink.take()
                sheet.write(after)
        whole = _without_rows(columns, count)
        _put(book, {name: whole[name] for name in whole if name not in EARLY and "/sheet" not in name})
    yield sink.take()


def _sheet(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _put(book: ZipFile, parts: dict[str, bytes]) -> None:
    for name, content in parts.items():
        with book.open(name, "w") as part:
            part.write(content)


def _without_rows(columns: list[Column], sheets: int) -> dict[str, bytes]:
    """The parts of a workbook of so many sheets. The second row of each has a moment and a day, for their styles."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": clock.now()})
        bold = book.add_format({"bold": True})
        styles = [book.add_format({"num_format": form}) for form in ("dd.mm.yyyy hh:mm", "dd.mm.yyyy")]
        for _number in range(sheets):
            sheet = book.add_worksheet()
            sheet.freeze_panes(1, 0)
            for index, column in enumerate(columns):
                sheet.set_column(index, index, 18)
                sheet.write_string(0, index, str(column.label), bold)
            for index, style in enumerate(styles):
                sheet.write_datetime(1, index, FIRST_DAY, style)
    with ZipFile(made) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _opened(sheet: bytes) -> tuple[bytes, list[str], bytes]:
    """What stands before the second row, the numbers of its styles, what stands behind it. How large the sheet is,
    nobody knows yet."""
    sheet = re.sub(rb"<dimension [^>]*/>", b"", sheet)
    before, row, after = re.split(rb'(<row r="2".*?</row>)', sheet)
    return before, re.findall(r' s="(\d+)"', row.decode()), after


def _pieces(columns: list[Column], rows: Iterable[Any], cells: "_Cells") -> Iterator[bytes]:
    """Some rows at a time, until there are none or the sheet is full."""
    fields = [(xl_col_to_name(index), each.export or each.value) for index, each in enumerate(columns)]
    held: list[str] = []
    size = total = 0
    for number, row in enumerate(rows, start=2):
        values = [(f'<c r="{letter}{number}"', read(row)) for letter, read in fields]
        line = "".join([cells[type(value)](at, value) for at, value in values])
        held.append(f'<row r="{number}">{line}</row>')
        size += len(line)
        if size > PIECE:
            yield (piece := "".join(held).encode())
            held.clear()
            size, total = 0, total + len(piece)
            if total > BYTES:
                return
    yield "".join(held).encode()


class _Cells(dict[type, Callable[[str, Any], str]]):
    """How each type of value is written, the first kind that fits; None leaves the cell empty."""

    def __init__(self, moment: str, day: str) -> None:
        super().__init__()
        zone = clock.city_zone()

        def dated(at: str, value: date, style: str, share: float = 0) -> str:
            if value < FIRST_DAY:
                return _text(at, value.isoformat())
            return f'{at} s="{style}"><v>{value.toordinal() - DAY_ZERO + share}</v></c>'

        def moments(at: str, value: datetime) -> str:
            here = value.astimezone(zone)
            seconds = here.hour * 3600 + here.minute * 60 + here.second + here.microsecond / 1e6
            return dated(at, here.date(), moment, seconds / 86400)

        self._kinds: list[tuple[Any, Callable[[str, Any], str]]] = [
            (type(None), lambda _at, _value: ""),
            (bool, lambda at, value: f'{at} t="b"><v>{value:d}</v></c>'),
            ((int, float, Decimal), _number),
            (datetime, moments),
            (date, lambda at, value: dated(at, value, day)),
            (object, _text),
        ]

    def __missing__(self, kind: type) -> Callable[[str, Any], str]:
        self[kind] = next(write for each, write in self._kinds if issubclass(kind, each))
        return self[kind]


def _number(at: str, value: Any) -> str:
    return f"{at}><v>{value}</v></c>" if isfinite(value) else ""


def _text(at: str, value: Any) -> str:
    text = str(value)[:LONGEST]
    if not text:
        return ""
    if not text.isprintable() or "_x" in text:
        text = UNWRITABLE.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    space = ' xml:space="preserve"' if text.strip() != text else ""
    return f'{at} t="inlineStr"><is><t{space}>{text}</t></is></c>'
