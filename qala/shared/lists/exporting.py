"""Lists as files: streamed row by row with the filters, sort and columns of the screen.

Flat memory at a million rows: the keyset is walked in chunks, and what is written leaves at once.
"""

import csv
import io
import logging
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, StreamingHttpResponse

from qala.shared import clock
from qala.shared.lists.table import Column
from qala.shared.lists.workbook import write_xlsx
from qala.shared.models.lists import ExportRecord
from qala.shared.streaming import streamed
from qala.shared.throttle import ask_leave

if TYPE_CHECKING:
    from qala.shared.lists.screen import Listing

log = logging.getLogger("qala.exports")

CHUNK_ROWS = 2_000
CHUNK_BYTES = 256 * 1024
EXPORTS = 30  # files of lists that one address of strangers may take in ten minutes
FORMULA_STARTS = frozenset("=+-@\t\r\n")
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
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
