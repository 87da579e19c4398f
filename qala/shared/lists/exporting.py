"""Lists as files: streamed row by row with the filters, sort and columns of the screen.

Flat memory at a million rows: the keyset is walked in chunks; CSV leaves at once, XLSX is written row by row to a
temporary file and sent from there.
"""

import csv
import io
import logging
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.http import HttpRequest, StreamingHttpResponse

from qala.shared import clock
from qala.shared.lists.table import Column
from qala.shared.models.lists import ExportRecord
from qala.shared.streaming import streamed
from qala.shared.throttle import ask_leave

if TYPE_CHECKING:
    from qala.shared.lists.screen import Listing

log = logging.getLogger("qala.exports")

CHUNK_ROWS = 2_000
CHUNK_BYTES = 256 * 1024
EXPORTS = 30  # files of lists that one address of strangers may take in ten minutes
# A sheet of Excel holds 1,048,576 rows, one of them the head.
XLSX_ROWS = 1_048_575
FORMULA_STARTS = frozenset("=+-@\t\r\n")
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
XLSX_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


def export_response(
    request: HttpRequest, listing: "Listing", *, is_recorded: bool = True
) -> StreamingHttpResponse:
    """The file as a stream, with a record of who took it unless everybody may."""
    leave_to_take(request)
    wanted, columns = listing.file_format, listing.chosen
    write = write_csv if wanted == "csv" else write_xlsx
    options: dict[str, Any] = {
        "has_bom": listing.address.get("bom") != "0",
        "delimiter": ";" if listing.address.get("delimiter") == "semicolon" else ",",
    }
    rows = Counted(row for chunk in listing.keyset.chunks(CHUNK_ROWS) for row in chunk)
    content = write(columns, rows, **options)
    if is_recorded:
        content = _recorded(content, rows, _record(request, listing))
    response = streamed(request, content, FORMATS[wanted])
    name = f"{listing.screen.replace('.', '-')}-{clock.today():%Y-%m-%d}.{wanted}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def leave_to_take(request: HttpRequest) -> None:
    """Count a file of a stranger. Raises TooMany."""
    if not request.user.is_authenticated:
        ask_leave(request, "export", limit=EXPORTS, seconds=600)


def _record(request: HttpRequest, listing: "Listing") -> ExportRecord:
    record = ExportRecord.objects.create(
        screen=listing.screen,
        by=request.user if request.user.is_authenticated else None,
        file_format=listing.file_format,
        columns=[column.key for column in listing.chosen],
        filters=sorted({name for name in listing.address.query if name != "format"}),
    )
    log.info("export %s of %s as %s begins", record.pk, listing.screen, listing.file_format)
    return record


class Counted:
    """An iterator that knows how far it came."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Any]:
        for row in self._rows:
            self.count += 1
            yield row


def _recorded(content: Iterator[bytes], rows: Counted, record: ExportRecord) -> Iterator[bytes]:
    yield from content
    ExportRecord.objects.filter(pk=record.pk).update(row_count=rows.count)
    log.info("export %s done, %s rows", record.pk, rows.count)


def write_csv(
    columns: list[Column], rows: Counted, *, has_bom: bool = True, delimiter: str = ","
) -> Iterator[bytes]:
    """CSV in UTF-8; the byte-order mark makes Excel read the letters right."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter)
    if has_bom:
        buffer.write("\ufeff")
    writer.writerow([csv_value(str(column.label)) for column in columns])
    reads = [column.export or column.value for column in columns]
    for row in rows:
        writer.writerow([csv_value(read(row)) for read in reads])
        if buffer.tell() >= CHUNK_BYTES:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def csv_value(value: Any) -> Any:
    """Numbers as they are, moments in city time, text that cannot start a formula in a spreadsheet."""
    if type(value) is str:  # most cells
        return _no_formula(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float, Decimal)):
        return value
    if isinstance(value, datetime):
        return f"{value.astimezone(clock.city_zone()):%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    return _no_formula(str(value))


def _no_formula(text: str) -> str:
    return f"'{text}" if text[:1] in FORMULA_STARTS else text


def write_xlsx(columns: list[Column], rows: Counted, **_options: Any) -> Iterator[bytes]:
    """An Excel workbook; rows beyond what a sheet holds go on in the next one, under the same head."""
    with tempfile.TemporaryFile() as file:
        with xlsxwriter.Workbook(file, XLSX_OPTIONS) as book:
            _fill(book, columns, iter(rows))
        file.seek(0)
        while part := file.read(CHUNK_BYTES):
            yield part


def _fill(book: Any, columns: list[Column], rows: Iterator[Any]) -> None:
    bold, formats = book.add_format({"bold": True}), _formats(book)
    is_first = True
    while (sheet_rows := list(islice(rows, 1))) or is_first:
        is_first, sheet = False, book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, 18)
            sheet.write_string(0, index, str(column.label), bold)
        _fill_sheet(sheet, columns, chain(sheet_rows, islice(rows, XLSX_ROWS - 1)), formats)


def _fill_sheet(sheet: Any, columns: list[Column], rows: Iterator[Any], formats: tuple[Any, Any]) -> None:
    writers = _writers(sheet, *formats)
    known: dict[type, Callable[[int, int, Any], Any]] = {}
    for number, row in enumerate(rows, start=1):
        for index, column in enumerate(columns):
            value = column.exported(row)
            kind = type(value)
            if kind not in known:
                known[kind] = next(write for each, write in writers if issubclass(kind, each))
            known[kind](number, index, value)


def _formats(book: Any) -> tuple[Any, Any]:
    """Of moments and of days."""
    return book.add_format({"num_format": "dd.mm.yyyy hh:mm"}), book.add_format({"num_format": "dd.mm.yyyy"})


def _writers(sheet: Any, moment: Any, day: Any) -> list[tuple[Any, Callable[[int, int, Any], Any]]]:
    """How each kind of value is written; the first that fits. None leaves the cell empty."""
    zone = clock.city_zone()
    return [
        (type(None), lambda _row, _column, _value: None),
        (bool, sheet.write_boolean),
        ((int, float, Decimal), sheet.write_number),
        (
            datetime,
            lambda row, column, value: sheet.write_datetime(row, column, value.astimezone(zone), moment),
        ),
        (date, lambda row, column, value: sheet.write_datetime(row, column, value, day)),
        (object, lambda row, column, value: sheet.write_string(row, column, str(value)[:32_767])),
    ]
