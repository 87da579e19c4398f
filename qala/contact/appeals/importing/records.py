"""One stream of records whatever the format: (line, record) or (line, BadRow)."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from qala.contact.appeals.importing.profile import Profile
from qala.shared.intake.errors import BadFile, BadRow
from qala.shared.intake.json_stream import JsonStream, flattened
from qala.shared.intake.opening import UNFIT, Lines, Opened

Cells = Sequence[str] | dict[str, str]


@dataclass(slots=True)
class Record:
    """One record with the line it began in; `fault` when it cannot be read."""

    line: int
    cells: Cells
    fault: BadRow | None = None


@dataclass
class Source:
    """The records of an open file; `header` is None for formats that name every value."""

    header: list[str] | None
    records: Iterator[Record]


def open_source(opened: Opened, profile: Profile) -> Source:
    """Choose the reader by the profile, or by how the file begins. Raises BadFile."""
    text = opened.text
    kind = _guess(opened.head) if profile.format == "auto" else profile.format
    if kind in {"json", "geojson"}:
        key = "features" if kind == "geojson" else profile.records
        return Source(None, _from_json(JsonStream(text, key)))
    lines = Lines(text)
    if kind == "jsonl":
        return Source(None, _from_lines(lines))
    return _from_table(lines, profile, "\t" if kind == "tsv" else ",")


def _guess(head: str) -> str:
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("["):
        return "json"
    if start.startswith("{"):
        first = start.splitlines()[0].strip()
        return "jsonl" if first.endswith("}") and "FeatureCollection" not in start[:2000] else "geojson"
    first = start.splitlines()[0] if start else ""
    return "tsv" if first.count("\t") > first.count(",") else "csv"


def _from_table(lines: Lines, profile: Profile, separator: str) -> Source:
    reader = csv.reader(lines, delimiter=profile.delimiter or separator)
    try:
        header = list(profile.header) or [name.strip() for name in next(reader)]
    except StopIteration as error:
        raise BadFile("The file is empty.") from error
    except csv.Error as error:
        raise BadFile(f"The header cannot be read: {error}") from error
    lines.unfit = ""
    _check_header(header, profile)
    return Source(header, _rows(reader, lines, len(header)))


def _check_header(header: list[str], profile: Profile) -> None:
    wanted = {column for spec in profile.fields.named().values() for column in spec.columns}
    missing = sorted(wanted - set(header))
    if missing:
        have = ", ".join(header[:60])[:1000]
        raise BadFile(
            f"Columns that the profile {profile.name} needs are not in the file: {', '.join(missing)}. "
            f"The file has: {have}."
        )
    doubled = sorted(name for name in wanted if header.count(name) > 1)
    if doubled:
        raise BadFile(f"These columns stand more than once in the file: {', '.join(doubled)}.")


def _rows(reader: Any, lines: Lines, width: int) -> Iterator[Record]:
    while True:
        line = lines.number + 1
        fault: BadRow | None = None
        row: list[str] = []
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fault = BadRow("unreadable", str(error))
        if not row and fault is None:
            continue
        if lines.unfit:
            fault, lines.unfit = fault or BadRow(lines.unfit), ""
        if fault is None and len(row) != width:
            fault = BadRow("wrong_columns", f"{len(row)} instead of {width}")
        yield Record(line, row, fault)


def _from_lines(lines: Lines) -> Iterator[Record]:
    for text in lines:
        if not text.strip():
            lines.unfit = ""
            continue
        unfit, lines.unfit = lines.unfit, ""
        if unfit:
            yield Record(lines.number, [text[:2000]], BadRow(unfit))
            continue
        try:
            value = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            yield Record(lines.number, [text[:2000]], BadRow("unreadable", str(error)))
            continue
        yield _as_record(lines.number, value)


def _from_json(stream: JsonStream) -> Iterator[Record]:
    for line, value in stream:
        yield _as_record(line, value)


def _as_record(line: int, value: Any) -> Record:
    if not isinstance(value, dict):
        return Record(line, [str(value)[:2000]], BadRow("not_an_object"))
    cells = flattened(value)
    if any(UNFIT.search(text) for text in cells.values() if not text.isascii() or "\x00" in text):
        return Record(line, cells, BadRow("bad_bytes"))
    return Record(line, cells)


def skip(records: Iterable[Record], count: int) -> Iterator[Record]:
    """Pass over what a broken run has already done."""
    return itertools.islice(iter(records), count, None)
