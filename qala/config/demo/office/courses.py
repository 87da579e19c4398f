"""The plans by which projects of each kind are built, as rows of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from qala.config.demo.data import cells, sections

_LINK = re.compile(r"(?P<code>[\d.]+)(?: (?P<kind>FS|SS|FF|SF) (?P<lag>-?\d+))?")


@dataclass(frozen=True)
class Row:
    """One item: `share` of the project's money in per cent; `after` (code, kind, lag in working days)."""

    code: str
    kind: str
    parent: str
    days: int
    share: Decimal
    rank: int | None
    after: tuple[tuple[str, str, int], ...]
    names: tuple[str, str, str]


@cache
def rows_of(course: str) -> tuple[Row, ...]:
    """The plan of a course, parents before children."""
    found = (cell for cell in cells(sections("projects")["courses"]) if cell[0] == course)
    return tuple(_row(*cell[1:]) for cell in found)


def _row(code: str, kind: str, parent: str, days: str, share: str, rank: str, after: str, *names: str) -> Row:
    kk, ru, en = names
    return Row(
        code,
        kind,
        parent,
        int(days),
        Decimal(share),
        int(rank) if rank else None,
        tuple(_links(after)),
        (kk, ru, en),
    )


def _links(text: str) -> Iterator[tuple[str, str, int]]:
    for piece in filter(None, text.split(";")):
        found = _LINK.fullmatch(piece.strip())
        if found is None:
            raise ValueError(f"a link of the demonstration cannot be read: {piece}")
        yield found["code"], found["kind"] or "FS", int(found["lag"] or 0)
