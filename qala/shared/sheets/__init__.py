"""Tables that leave as files: one making for the workbook and the papers, so that they agree."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format

from qala.shared import money

DASH = "–"
Value = str | int | Decimal | date | None
Kind = str  # text, money (needs a currency), percent, number, signed, day


@dataclass(frozen=True)
class Sheet:
    """A table. `kinds` says for each column how its values are written; money stands in the currency of its row."""

    code: str
    title: str
    head: list[str]
    kinds: list[Kind]
    rows: list[list[Value]]
    currencies: list[str] = field(default_factory=list)

    def said(self) -> list[list[str]]:
        """All rows in words, for paper."""
        marks = self.currencies or [""] * len(self.rows)
        return [
            [in_words(value, kind, mark) for value, kind in zip(row, self.kinds, strict=True)]
            for row, mark in zip(self.rows, marks, strict=True)
        ]


def signed(value: Any, unit: str = "") -> str:
    """+41, −3, 0 or a dash."""
    if value is None:
        return DASH
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number_format(abs(value), force_grouping=True)}{unit}"


def in_words(value: Value, kind: Kind, currency: str = "") -> str:
    """One value for people; unknown is a dash."""
    if value is None:
        return DASH
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, str):
        return value
    if kind == "money":
        return money.say(Decimal(round(value)), currency)
    if kind == "percent":
        return f"{number_format(round(Decimal(value), 1))} %"
    return signed(value) if kind == "signed" else number_format(Decimal(value), force_grouping=True)
