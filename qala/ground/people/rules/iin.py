"""Individual (IIN) and business (BIN) identification numbers: twelve digits, the last one checks the others.

The check digit is the weighted sum of the first eleven modulo 11; when that is 10, a second set of weights is
used; when that gives 10 too, the number is never issued.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

_FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURIES = {1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000}

Sex = Literal["male", "female"]


@dataclass(frozen=True)
class Iin:
    """What a person's number says."""

    number: str
    born_on: date
    sex: Sex


@dataclass(frozen=True)
class Bin:
    """What an organisation's number says: the month of registration (its first day), its type and division."""

    number: str
    registered_on: date
    type_digit: int
    division_digit: int


def check_digit(stem: str) -> int | None:
    """The twelfth digit for the first eleven, or None when such a number is never issued."""
    digits = [int(sign) for sign in stem]
    for weights in (_FIRST, _SECOND):
        rest = sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11
        if rest < 10:
            return rest
    return None


def is_sound(number: str) -> bool:
    """Whether the text is twelve ASCII digits with a right check digit; says nothing about who owns it."""
    return (
        len(number) == 12
        and number.isascii()
        and number.isdigit()
        and check_digit(number[:11]) == int(number[11])
    )


def read_iin(number: str, *, today: date | None = None) -> Iin | None:
    """Read a person's number; None when it cannot be one. `today` refuses those not yet born."""
    if not is_sound(number):
        return None
    mark = int(number[6])
    if mark not in _CENTURIES:
        return None
    try:
        born_on = date(_CENTURIES[mark] + int(number[:2]), int(number[2:4]), int(number[4:6]))
    except ValueError:
        return None
    if today is not None and born_on > today:
        return None
    return Iin(number, born_on, "male" if mark % 2 else "female")


def read_bin(number: str) -> Bin | None:
    """Read an organisation's number; None when it cannot be one. Two-digit years are taken as 19xx from 90 on."""
    if not is_sound(number):
        return None
    year, month, type_digit, division = int(number[:2]), int(number[2:4]), int(number[4]), int(number[5])
    if not 1 <= month <= 12 or type_digit not in (4, 5, 6) or division > 3:
        return None
    return Bin(number, date(1900 + year if year >= 90 else 2000 + year, month, 1), type_digit, division)
