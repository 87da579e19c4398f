"""The rows of a file, whatever its format: tables, JSON, workbooks; plain or gzip."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from qala.office.exchange.packages import projects_of
from qala.office.exchange.rules.profiles import Profile
from qala.shared.intake.errors import BadFile
from qala.shared.intake.json_stream import JsonStream
from qala.shared.intake.opening import Lines, open_text
from qala.shared.intake.records import Record, from_json, from_lines, guess, rows
from qala.shared.intake.workbook import MAX_COLUMNS, open_workbook, rows_of

MAX_BYTES = 200_000_000
"""Unpacked; a list of projects is far smaller."""
MAX_ROWS, MAX_LINES = 100_000, 1_000_000
"""A row of a table may have several lines; empty ones count, too."""
MAX_VALUE = 2_000_000
"""Characters of one project in JSON: an outline of 100,000 corners."""
HEADER_WITHIN = 20
"""Rows of a sheet in which the row of headings is looked for: letterheads come first."""


@contextmanager
def open_rows(path: Path, profile: Profile) -> Iterator[Iterator[Record]]:
    """Records as mappings of a column to its text (of a package, of a field to its value). Raises BadFile for a file
    that is not what the profile says, or holds more than a list of projects may."""
    with _opened(path, profile) as records:
        yield _counted(records)


def _counted(records: Iterator[Record]) -> Iterator[Record]:
    for number, record in enumerate(records, start=1):
        if number > MAX_ROWS:
            raise BadFile(_("The file has more than %(count)s rows.") % {"count": MAX_ROWS})
        yield record


@contextmanager
def _opened(path: Path, profile: Profile) -> Iterator[Iterator[Record]]:
    if profile.format == "oc4ids":
        yield projects_of(path)
        return
    if profile.format == "xlsx" or (profile.format == "auto" and zipfile.is_zipfile(path)):
        yield _from_workbook(path, profile)
        return
    with open_text(path, profile.encoding, max_bytes=MAX_BYTES) as opened:
        kind = guess(opened.head) if profile.format == "auto" else profile.format
        if kind in {"json", "geojson"}:
            key = "features" if kind == "geojson" else profile.records
            yield from_json(JsonStream(opened.text, key, most=MAX_VALUE))
        elif kind == "jsonl":
            yield from_lines(Lines(opened.text, most=MAX_LINES))
        else:
            yield _from_table(Lines(opened.text, most=MAX_LINES), profile, "\t" if kind == "tsv" else ",")


def _from_table(lines: Lines, profile: Profile, separator: str) -> Iterator[Record]:
    reader = csv.reader(lines, delimiter=profile.delimiter or separator)
    lines.begin()
    try:
        spelled = {name.casefold(): name for name in profile.columns}
        found = [_heading(name) for name in next(reader)]
        header = [spelled.get(name.casefold(), name) for name in found]
    except StopIteration as error:
        raise BadFile(_("The file is empty.")) from error
    except csv.Error as error:
        raise BadFile(_("The headings cannot be read: %s") % error) from error
    lines.unfit = ""
    if len(header) > MAX_COLUMNS:
        raise BadFile(_("The file has more than %(count)s columns.") % {"count": MAX_COLUMNS})
    check_header(header, profile)
    for record in rows(reader, lines, len(header)):
        if isinstance(record.cells, dict):
            yield record
        else:
            yield Record(record.line, dict(zip(header, record.cells, strict=False)), record.fault)


def check_header(header: list[str], profile: Profile) -> None:
    """Raises BadFile where nothing could be known or named, with the headings that are there."""
    have = {name.casefold() for name in header}
    for field, spec in profile.fields.items():
        is_needed = field == "key" or field.startswith("title")
        if is_needed and spec.columns and not any(name.casefold() in have for name in spec.columns):
            if field != "key" and _another_title(field, profile, have):
                continue
            raise BadFile(
                _("There is no column %(wanted)s. The file has: %(have)s.")
                % {"wanted": " / ".join(spec.columns), "have": ", ".join(filter(None, header))[:600]}
            )


def _another_title(field: str, profile: Profile, have: set[str]) -> bool:
    return any(
        name.casefold() in have
        for other, spec in profile.fields.items()
        if other.startswith("title") and other != field
        for name in spec.columns
    )


def _from_workbook(path: Path, profile: Profile) -> Iterator[Record]:
    with open_workbook(path) as book:
        if profile.sheet and profile.sheet not in book.sheetnames:
            raise BadFile(
                _("There is no sheet %(wanted)s. The file has: %(have)s.")
                % {"wanted": profile.sheet, "have": ", ".join(book.sheetnames)[:600]}
            )
        if not book.worksheets:
            raise BadFile(_("The file is empty."))
        yield from _sheet_rows(book[profile.sheet] if profile.sheet else book.worksheets[0], profile)


def _sheet_rows(sheet: Any, profile: Profile) -> Iterator[Record]:
    spelled = {name.casefold(): name for name in profile.columns}
    header: list[str] = []
    for number, cells in enumerate(rows_of(sheet), start=1):
        texts = [cell_text(each) for each in cells]
        if not header:
            found = [_heading(each) for each in texts]
            if sum(name.casefold() in spelled for name in found) >= min(2, len(spelled)):
                header = [spelled.get(name.casefold(), name) for name in found]
                check_header(header, profile)
            elif number >= HEADER_WITHIN:
                break
            continue
        if any(texts):
            yield Record(number, {name: text for name, text in zip(header, texts, strict=False) if name})
    if not header:
        raise BadFile(_("No row of headings that this profile knows was found on the first sheet."))


def _heading(text: str) -> str:
    return " ".join(text.replace("\ufeff", "").rstrip("*").split())


def cell_text(value: Any) -> str:
    """As it would be typed: days in ISO, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value).strip()
