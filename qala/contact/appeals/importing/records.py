"""One stream of records whatever the format: (line, record) or (line, BadRow)."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qala.contact.appeals.importing.profile import Profile
from qala.shared.intake.errors import BadFile
from qala.shared.intake.json_stream import JsonStream
from qala.shared.intake.opening import Lines, Opened
from qala.shared.intake.records import Record, from_json, from_lines, guess, rows


@dataclass
class Source:
    """The records of an open file; `header` is None for formats that name every value."""

    header: list[str] | None
    records: Iterator[Record]


def open_source(opened: Opened, profile: Profile) -> Source:
    """Choose the reader by the profile, or by how the file begins. Raises BadFile."""
    text = opened.text
    kind = guess(opened.head) if profile.format == "auto" else profile.format
    if kind in {"json", "geojson"}:
        key = "features" if kind == "geojson" else profile.records
        return Source(None, from_json(JsonStream(text, key)))
    lines = Lines(text)
    if kind == "jsonl":
        return Source(None, from_lines(lines))
    return _from_table(lines, profile, "\t" if kind == "tsv" else ",")


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
    return Source(header, rows(reader, lines, len(header)))


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


def skip(records: Iterable[Record], count: int) -> Iterator[Record]:
    """Pass over what a broken run has already done."""
    return itertools.islice(iter(records), count, None)
