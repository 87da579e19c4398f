"""Small tables of pages: cells with a text and perhaps the rows behind it."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format

from qala.shared.money import DASH, say


@dataclass(frozen=True)
class Cell:
    """`url` opens the rows behind a number."""

    text: Any
    url: str = ""
    is_end: bool = False
    tone: str = ""
    hint: str = ""
    below: Any = ""  # a second line, smaller


@dataclass(frozen=True)
class Grid:
    """Columns are (label, is a number); the first cell of a row is its heading; `foot` are sums."""

    label: Any
    columns: list[tuple[Any, bool]]
    rows: list[list[Cell]]
    foot: list[list[Cell]] = field(default_factory=list)

    def labelled(self) -> list[list[tuple[Cell, Any]]]:
        """Cells beside the labels of their columns."""
        return [self._beside(row) for row in self.rows]

    def labelled_foot(self) -> list[list[tuple[Cell, Any]]]:
        """The same for the sums."""
        return [self._beside(row) for row in self.foot]

    def _beside(self, row: list[Cell]) -> list[tuple[Cell, Any]]:
        return [(cell, label) for cell, (label, _is_end) in zip(row, self.columns, strict=True)]


def money(amount: Decimal | None, currency: str, url: str = "", tone: str = "") -> Cell:
    """An amount in full."""
    return Cell(say(amount, currency), url if amount is not None else "", True, tone)


def share(value: Decimal | None, tone: str = "") -> Cell:
    """Per cent."""
    return Cell(DASH if value is None else said_percent(value), "", True, tone)


def said_percent(value: Decimal | None) -> str:
    """12,5 %, with a sign where it is growth of something is the caller's matter."""
    return DASH if value is None else f"{number_format(value, 1)} %"


def part(value: Decimal) -> str:
    """A share of 0–1 as per cent without needless noughts."""
    percent = (value * 100).normalize()
    digits = max(0, -int(percent.as_tuple().exponent))
    return f"{number_format(percent, digits)} %"
