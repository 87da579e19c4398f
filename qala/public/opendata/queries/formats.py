"""A dataset as a file, written while it is sent: flat memory whatever the length."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

import orjson
from django.utils import translation

from qala.public.opendata.queries.parquet import write_parquet
from qala.public.opendata.rules.datasets import GEOMETRY, ID, Column, Dataset, Row
from qala.shared.lists.exporting import Counted, write_csv
from qala.shared.lists.table import Column as Heading
from qala.shared.lists.workbook import write_xlsx

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
}
NAMES = {"csv": "CSV", "xlsx": "XLSX", "jsonl": "JSON lines", "parquet": "Parquet", "geojson": "GeoJSON"}
PIECE = 200


def written(
    dataset: Dataset, rows: Iterator[Row], file_format: str, *, has_bom: bool = False
) -> Iterator[bytes]:
    """In the active language."""
    if file_format in ("csv", "xlsx"):
        write = write_csv if file_format == "csv" else write_xlsx
        return write([_heading(each) for each in dataset.columns], Counted(rows), has_bom=has_bom)
    return LINES[file_format](dataset, rows)


def _heading(column: Column) -> Heading:
    return Heading(column.code, column.label, itemgetter(column.code))


def plain(value: Any) -> Any:
    """As JSON knows it: amounts are numbers, days are ISO 8601."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def properties(dataset: Dataset, row: Row) -> dict[str, Any]:
    """A row without its place."""
    return {each.code: plain(row[each.code]) for each in dataset.columns}


def feature(dataset: Dataset, row: Row) -> dict[str, Any]:
    """A row as a feature of GeoJSON."""
    found = {"type": "Feature", "geometry": row[GEOMETRY], "properties": properties(dataset, row)}
    key = row.get(dataset.key[0] if len(dataset.key) == 1 else ID)
    return found if key is None else {"id": key, **found}


def _jsonl(dataset: Dataset, rows: Iterator[Row]) -> Iterator[bytes]:
    codes = [each.code for each in dataset.columns]
    yield from _gathered(_line({code: row[code] for code in codes}) + b"\n" for row in rows)


def _geojson(dataset: Dataset, rows: Iterator[Row]) -> Iterator[bytes]:
    yield b'{"type": "FeatureCollection", "features": [\n'
    yield from _gathered(
        (b",\n" if number else b"") + _line(feature(dataset, row)) for number, row in enumerate(rows)
    )
    yield b"\n]}\n"


LINES: dict[str, Callable[[Dataset, Iterator[Row]], Iterator[bytes]]] = {
    "jsonl": _jsonl,
    "parquet": write_parquet,
    "geojson": _geojson,
}


def _line(value: Any) -> bytes:
    return orjson.dumps(value, default=plain)


def _gathered(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Some lines in a piece."""
    kept: list[bytes] = []
    for line in lines:
        kept.append(line)
        if len(kept) == PIECE:
            yield b"".join(kept)
            kept.clear()
    yield b"".join(kept)


def spoken(pieces: Iterator[bytes], language: str) -> Iterator[bytes]:
    """The pieces, each made in the language, whoever asks for the next one."""
    while True:
        with translation.override(language):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece
