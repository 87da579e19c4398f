"""One stream of records whatever the format, each with its line; what cannot be read carries its fault."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from qala.shared.intake.errors import BadRow
from qala.shared.intake.json_stream import JsonStream, flattened
from qala.shared.intake.opening import UNFIT, Lines

Cells = Sequence[str] | dict[str, str]


@dataclass(slots=True)
class Record:
    """One record with the line it began in; `fault` when it cannot be read."""

    line: int
    cells: Cells
    fault: BadRow | None = None


def guess(head: str) -> str:
    """The format by how the text begins."""
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("["):
        return "json"
    if start.startswith("{"):
        first = start.splitlines()[0].strip()
        return "jsonl" if first.endswith("}") and "FeatureCollection" not in start[:2000] else "geojson"
    first = start.splitlines()[0] if start else ""
    return "tsv" if first.count("\t") > first.count(",") else "csv"


def rows(reader: Any, lines: Lines, width: int) -> Iterator[Record]:
    """Of a table, below its header."""
    while True:
        line = lines.number + 1
        lines.begin()
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


def from_lines(lines: Lines) -> Iterator[Record]:
    """An object in each line."""
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


def from_json(stream: JsonStream) -> Iterator[Record]:
    """The objects of an array."""
    for line, value in stream:
        yield _as_record(line, value)


def _as_record(line: int, value: Any) -> Record:
    if not isinstance(value, dict):
        return Record(line, [str(value)[:2000]], BadRow("not_an_object"))
    try:
        cells = flattened(value)
    except RecursionError:
        return Record(line, [], BadRow("unreadable", "nested too deeply"))
    if any(UNFIT.search(text) for text in cells.values() if not text.isascii() or "\x00" in text):
        return Record(line, cells, BadRow("bad_bytes"))
    return Record(line, cells)
