"""Days, amounts and numbers as people write them in lists."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from qala.shared.intake.spec import Numbers

FIRST_YEAR, LAST_YEAR = 1950, 2100
_SIGNS = frozenset("YymdbBHMSf")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?")
"""Fractions of a second have any number of digits in the wild, so a moment is cut at its day."""
_SERIAL = re.compile(r"\d{4,5}(?:\.0+)?")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_EXCEL_EPOCH = date(1899, 12, 30)


def shortened(text: str, most: int) -> str:
    """The text, or its beginning with a mark made of the whole: two long ones never become the same."""
    if len(text) <= most:
        return text
    return f"{text[: most - 17]}~{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def check_day_format(form: str) -> str:
    """A name (`iso`, `excel`) or a pattern of strptime. ValueError says what is wrong."""
    if form in {"iso", "excel"}:
        return form
    signs = set(re.findall(r"%(.)", form))
    if not signs or not signs <= _SIGNS:
        raise ValueError(
            f"a date format is iso, excel, or made of {', '.join(f'%{each}' for each in sorted(_SIGNS))}"
        )
    if not signs & {"Y", "y"}:
        raise ValueError("a date format needs the year")
    return form


def read_day(text: str, formats: Sequence[str]) -> date | None:
    """By the first format that fits; None when none does, or the year is no year of projects."""
    for form in formats:
        found = _day(text, form)
        if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR:
            return found
    return None


def _day(text: str, form: str) -> date | None:
    try:
        if form == "iso":
            found = _ISO.fullmatch(text)
            return date.fromisoformat(found.group(1)) if found else None
        if form == "excel":
            return _EXCEL_EPOCH + timedelta(days=int(float(text))) if _SERIAL.fullmatch(text) else None
        return datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no zone
    except (ValueError, OverflowError):
        return None


def read_number(text: str, numbers: Numbers) -> Decimal | None:
    """A number in the profile's spelling, whatever blanks stand in it; None when it is none."""
    text = _SPACES.sub("", text).removesuffix("%")
    if numbers.thousands.strip():
        text = text.replace(numbers.thousands, "")
    if numbers.decimal == ",":
        text = text.replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 10**15 else None
