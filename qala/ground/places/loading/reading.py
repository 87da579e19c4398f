"""Rows out of GeoJSON, JSON and CSV files, plain or .gz, one at a time: a big file never stands in memory whole."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

CHUNK = 1 << 18
GROUP = "_group"
"""Column that holds the key of a row's group in format "json_groups"."""


class Unreadable(Exception):
    """The file as a whole cannot be read."""


@dataclass(frozen=True)
class Row:
    """One row of a file: its number from 1, its columns, its GeoJSON geometry if it has one."""

    number: int
    columns: dict[str, Any]
    geometry: dict[str, Any] | None = field(default=None)


def read_rows(path: Path, format_name: str, *, delimiter: str = ",") -> Iterator[Row]:
    """Rows of the file. Formats: geojson, json_lines, json_groups ({key: [row, …]}), csv. Raises Unreadable."""
    reader = _READERS.get(format_name)
    if reader is None:
        raise Unreadable(f"unknown format: {format_name}")
    try:
        with _open(path) as text:
            yield from reader(text, delimiter)
    except (OSError, EOFError, UnicodeDecodeError, ValueError, csv.Error) as error:
        raise Unreadable(f"{path.name}: {error}") from error


def _open(path: Path) -> IO[str]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    # Closed by whoever closes the text around it.
    binary: Any = gzip.open(path, "rb") if packed else path.open("rb")  # noqa: SIM115
    return io.TextIOWrapper(binary, encoding="utf-8-sig", newline="")


def _geojson(text: IO[str], delimiter: str) -> Iterator[Row]:
    for number, feature in enumerate(_features(text), start=1):
        yield _feature_row(number, feature)


def _json_lines(text: IO[str], delimiter: str) -> Iterator[Row]:
    for number, line in enumerate(text, start=1):
        body = line.strip(" \t\r\n\x1e,")
        if body:
            yield _feature_row(number, json.loads(body))


def _feature_row(number: int, feature: Any) -> Row:
    if not isinstance(feature, dict):
        raise ValueError(f"row {number} is not an object")
    if feature.get("type") == "Feature":
        return Row(number, dict(feature.get("properties") or {}), feature.get("geometry"))
    return Row(number, feature)


def _json_groups(text: IO[str], delimiter: str) -> Iterator[Row]:
    groups = json.load(text)
    if not isinstance(groups, dict):
        raise ValueError("the file is not an object of lists")
    number = 0
    for key, members in groups.items():
        for member in members:
            number += 1
            yield Row(number, {**member, GROUP: key})


def _csv(text: IO[str], delimiter: str) -> Iterator[Row]:
    for number, columns in enumerate(csv.DictReader(text, delimiter=delimiter), start=1):
        columns.pop(None, None)  # cells beyond the header
        yield Row(number, columns)


def _features(text: IO[str]) -> Iterator[Any]:
    """Objects of the "features" array, decoded one by one from a window of the text."""
    decoder = json.JSONDecoder()
    window = _seek_features(text)
    while True:
        window = window.lstrip(" \t\r\n,")
        if window.startswith("]"):
            return
        try:
            feature, end = decoder.raw_decode(window)
        except json.JSONDecodeError:
            more = text.read(CHUNK)
            if not more:
                raise ValueError("the list of features is not closed") from None
            window += more
            continue
        yield feature
        window = window[end:]


def _seek_features(text: IO[str]) -> str:
    window = ""
    while True:
        start = window.find('"features"')
        bracket = window.find("[", start) if start >= 0 else -1
        if bracket >= 0:
            return window[bracket + 1 :]
        more = text.read(CHUNK)
        if not more:
            raise ValueError('no "features" in the file')
        window += more


_READERS = {"geojson": _geojson, "json_lines": _json_lines, "json_groups": _json_groups, "csv": _csv}
